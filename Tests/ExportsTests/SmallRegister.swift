// SPDX-License-Identifier: Apache-2.0

import Chronology
import Exports
import Foundation
import Model
import Testing
import Wire

/// A register with every corner that an export may trip over, from `Golden/register.json`.
struct SmallRegister {
    let holdings: Holdings
    let history: History
    let answers: [EntityID: [ResolvedAnswer]]

    /// A register's UUID.
    static let uuid = "5f0c7a34-9a0e-4f0e-8f43-0d3a3c0b1a2d"

    init() throws {
        let document = try Golden.json("register.json")
        let entities = try (document["entities"]?.elements ?? []).map { try Entity(reading: $0) }
        let claims = document["claims"]?.elements ?? []
        holdings = Holdings(
            register: Self.uuid, entities: entities,
            claims: try claims.filter { $0["retracted"] == nil }.map { try Claim(reading: $0) },
            retracted: try claims.filter { $0["retracted"] != nil }.map { try Claim(reading: $0) })
        history = try Self.history(document["events"]?.elements ?? [])
        answers = try Self.answers(document["answers"]?.elements ?? [])
    }

    private static func history(_ events: [Datum]) throws -> History {
        var history = History()
        for event in events {
            history.take(
                try #require(event["topic"]?.text), event["data"] ?? .null, at: try Instant(event["at"]?.text ?? ""))
        }
        return history
    }

    private static func answers(_ asked: [Datum]) throws -> [EntityID: [ResolvedAnswer]] {
        var answers: [EntityID: [ResolvedAnswer]] = [:]
        for item in asked {
            let subject = try #require(item["subject"]?.text.flatMap { EntityID($0) })
            let question = try #require(
                EntityKind.allCases.flatMap(ResolvedAnswer.questions).first {
                    $0.kind == item["kind"]?.text && $0.isPlan == item["plan"]?.bool
                })
            guard let answer = ResolvedAnswer(question, resolved: item["resolved"] ?? .null) else { continue }
            answers[subject, default: []].append(answer)
        }
        return answers
    }
}

/// A datum as one line of JSON.
func json(_ datum: Datum) -> String {
    var writer = JSONWriter()
    writer.write(datum)
    return String(decoding: writer.finish(), as: UTF8.self)
}

/// Files under `Golden`. They are added to and never edited: `REGISTAN_RECORD=1` writes those that are missing.
enum Golden {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    static func json(_ name: String) throws -> Datum {
        var parser = JSONParser()
        return try parser.parse([UInt8](try Data(contentsOf: folder.appending(path: name))))
    }

    static func expect(_ text: String, is name: String) throws {
        let file = folder.appending(path: name)
        let isRecording = ProcessInfo.processInfo.environment["REGISTAN_RECORD"] == "1"
        if isRecording, !FileManager.default.fileExists(atPath: file.path) {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        // By lines, so that what differs is told.
        let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let lines = golden.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false) == lines, "\(name)")
    }
}
