// SPDX-License-Identifier: Apache-2.0

import Chronology
import Service
import Wire

/// The events that a plugin could not deal with: lines in `dead-letters.jsonl` of its state directory.
struct DeadLetters: ~Copyable {
    /// Bytes of one file; beyond it no more are taken, and the plugin waits for somebody to look and to move it away.
    static let longestFile = 64 << 20

    private let file: LineFile
    /// How many were set aside since the plugin started.
    private(set) var count = 0

    init(stateDirectory: String) throws(FileFault) {
        file = try LineFile(path: stateDirectory + "/dead-letters.jsonl")
    }

    /// Sets an event aside; it is durable when this returns.
    mutating func add(_ event: Event, json: [UInt8], error: String) throws {
        guard file.size < Self.longestFile else { throw Full(path: file.path) }
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
        try file.append(writer.finish())
        count += 1
    }

    /// There are too many.
    struct Full: Error, CustomStringConvertible {
        let path: String
        var description: String { "The dead letters fill \(path); look at them, and move the file away." }
    }
}
