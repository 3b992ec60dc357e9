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

    let path: String
    /// How many are there, as far as is known.
    private(set) var count = 0

    init(stateDirectory: String) throws(FileFault) {
        path = stateDirectory + "/dead-letters.jsonl"
        count = try LineFile(path: path).countOfLines()
    }

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
        if file.size == 0 { count = 0 }
        try file.append(line)
        count += 1
    }

    /// There are too many.
    struct Full: Error, CustomStringConvertible {
        let path: String
        var description: String { "The dead letters fill \(path); look at them, and move the file away." }
    }
}
