// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

/// Looks for what seems wrong in the register as it is, writes between the slices included.
struct CheckSurvey: Survey {
    let pinned: SequenceNumber
    private let today: Day

    init(_ question: Question, _ register: Register) {
        pinned = question.viewpoint.recorded ?? register.head
        today = question.viewpoint.on
    }

    var isOfBeginning: Bool { false }

    func places(in register: Register) -> Int { register.lintPlaces }

    func entries(at place: Int, in register: Register) -> [[UInt8]] {
        register.lint(at: place, on: today).map(entry)
    }

    private func entry(_ finding: LintFinding) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("rule", finding.rule)
        writer.member("message", finding.message)
        if let hint = finding.hint { writer.member("hint", hint) }
        writer.member("claims", finding.claims)
        writer.member("entities", finding.entities)
        writer.endObject()
        return writer.finish()
    }
}
