// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

/// Short ways to write findings in tests.
enum Expressions {
    static func finding(_ id: String = "f", _ expression: Datum) -> Datum {
        ["id": .string(id), "statement": "Something holds.", "expression": expression]
    }

    static func measure(_ name: String, _ ids: String...) -> Datum {
        ["measure": .string(name), "of": .array(ids.map { .string($0) })]
    }

    static func compare(_ left: Datum, _ comparison: String, _ right: Datum) -> Datum {
        ["left": left, "operator": .string(comparison), "right": right]
    }
}

extension World {
    func read(_ expression: Datum, id: String = "f") throws -> Finding {
        try Finding(reading: Expressions.finding(id, expression), in: situation)
    }

    func conclude(_ expression: Datum) throws -> Conclusion { try read(expression).conclude(in: situation) }
}
