// SPDX-License-Identifier: Apache-2.0

import Chronology
import Service
import Wire

/// The events that a plugin could not deal with: lines in `dead-letters.jsonl` of its state directory.
///
/// The file may be moved away at any time, also while the plugin runs.
struct DeadLetters: ~Copyable {
    /// Bytes of one file; beyond it no more are taken, and the plugin waits for somebody to look and to move it away.
    static let longestFile = 64 << 20

    private let directory: String
    private let path: String
    /// How many are in the file, as far as is known.
    private var kept: Int
    /// How many of an unfinished round are to be delivered again.
    private var awaiting: Int

    /// Opens the file, or makes it.
    init(stateDirectory: String) throws(FileFault) {
        let path = stateDirectory + "/dead-letters.jsonl"
        let kept = try LineFile(path: path).countOfLines()
        let awaiting = try DeadLetterRound.Place(directory: stateDirectory).countOfRest()
        (directory, self.path) = (stateDirectory, path)
        (self.kept, self.awaiting) = (kept, awaiting)
    }

    /// How many there are.
    var count: Int { kept + awaiting }

    /// Sets an event aside; it is durable when this returns.
    mutating func add(_ event: Event, json: [UInt8], error: String) throws {
        var writer = JSONWriter(capacity: json.count + 512)
        writer.beginObject()
        writer.key("time")
        writer.string(Clock.now().description)
        writer.key("error")
        writer.string(error)
        writer.key("topic")
        writer.string(event.topic)
        writer.key("event")
        writer.raw(json)
        writer.endObject()
        try add(line: writer.finish())
    }

    /// Puts a line at the end.
    mutating func add(line: [UInt8]) throws {
        let file = try LineFile(path: path)
        guard file.size < Self.longestFile else { throw Full(path: path) }
        if file.size == 0 { kept = 0 }
        try file.append(line)
        kept += 1
    }

    /// Begins to deliver them again, or goes on with it; nil where there are none.
    mutating func beginRound() throws -> DeadLetterRound? {
        guard count > 0 else { return nil }
        if awaiting == 0 { (kept, awaiting) = (0, kept) }
        return try DeadLetterRound(directory: directory, taking: path)
    }

    /// Notes how many of the round are left.
    mutating func note(awaiting rest: Int) { awaiting = rest }

    /// There are too many.
    struct Full: Error, CustomStringConvertible {
        let path: String
        var description: String { "The dead letters fill \(path); look at them, and move the file away." }
    }
}
