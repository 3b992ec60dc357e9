// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// A file of events, one JSON object a line.
///
/// A line is an entry of `event.replay` (`topic` and `event`), a CloudEvent as `registan watch --json` prints it, a
/// record of `registan export --format journal` (`type` and `data`), or `topic` and `data` alone. What leads such a file
/// in and has no data is passed over.
public enum EventFile {
    /// What is wrong with a file.
    public struct Fault: Error, Hashable, Sendable {
        /// The line, from 1; nil where it is the file as a whole.
        public let line: Int?
        /// What is wrong, as a sentence.
        public let reason: String
    }

    /// The most events that are taken from a file.
    public static let mostEvents = 10_000

    /// Reads a file's events, in its order. Throws for a line that is not JSON, for more than ``mostEvents``, and where no
    /// line is an event.
    public static func read(_ bytes: [UInt8]) throws(Fault) -> [OfferedEvent] {
        var events: [OfferedEvent] = []
        var parser = JSONParser()
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            do throws(JSONError) {
                if let event = event(try parser.parse(Array(line))) { events.append(event) }
            } catch {
                throw Fault(line: number + 1, reason: "It is not JSON. \(error.message)")
            }
            guard events.count <= mostEvents else {
                throw Fault(line: number + 1, reason: "There are more than \(mostEvents) events.")
            }
        }
        guard !events.isEmpty else { throw Fault(line: nil, reason: "No line is an event.") }
        return events
    }

    private static func event(_ line: Datum) -> OfferedEvent? {
        let event = line["event"] ?? line
        guard let data = event["data"], data.members != nil else { return nil }
        if let topic = line["topic"]?.text { return OfferedEvent(topic, data) }
        guard let type = event["type"]?.text else { return nil }
        return OfferedEvent(Topic.joined(type: type, subject: event["subject"]?.text), data)
    }
}
