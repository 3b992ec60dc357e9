// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Sizes may shrink and never grow unseen: `ratchet.json` holds today's worst, and `make ratchet` records them anew.
@Suite struct RatchetTests {
    @Test(.disabled(if: Recording.requested != nil))
    func `no figure grows`() throws {
        let recorded = try Ratchet.load()
        for growth in recorded.growth(in: SourceFile.all) {
            Issue.record("\(growth); make it smaller, or see \"The ratchet\" in CONTRIBUTING.md")
        }
        for row in recorded.unrecorded(in: SourceFile.all) {
            Issue.record("\(row) has no row in ratchet.json: run `make ratchet`")
        }
    }

    @Test func `no function and no file passes the hard limit`() {
        for file in SourceFile.all {
            #expect(file.lines <= Limit.file, "\(file.path) has more than \(Limit.file) lines")
            for function in file.functions where function.lines > Limit.function {
                let place = "\(file.path):\(function.line)"
                Issue.record("\(place) `\(function.name)` has \(function.lines) lines, more than \(Limit.function)")
            }
        }
    }

    @Test(.enabled(if: Recording.requested != nil, "only by `make ratchet`"))
    func `the figures are recorded`() throws {
        let recorded = try Ratchet.load()
        let growth = recorded.growth(in: SourceFile.all)
        if Recording.requested == .raise {
            for growth in growth { print("raised: \(growth)") }
            try Ratchet.measure(SourceFile.all).save()
        } else {
            try recorded.tightened(to: SourceFile.all).save()
            for growth in growth { Issue.record("not raised: \(growth)") }
        }
    }
}

/// What `make ratchet` asks for, by the variable `REGISTAN_RATCHET`.
private enum Recording: String {
    /// Lower what shrank and add new rows; what grew is reported and kept.
    case tighten
    /// Record everything as it is, and say what grew.
    case raise

    static let requested = ProcessInfo.processInfo.environment["REGISTAN_RATCHET"].flatMap(Recording.init)
}

extension Ratchet {
    private static let path = "Tests/StyleTests/ratchet.json"

    fileprivate static func load() throws -> Ratchet {
        let json = try Data(contentsOf: Package.root.appending(path: path))
        return try JSONDecoder().decode(Ratchet.self, from: json)
    }

    fileprivate func save() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let json = try encoder.encode(self) + Data("\n".utf8)
        try json.write(to: Package.root.appending(path: Self.path), options: .atomic)
    }
}
