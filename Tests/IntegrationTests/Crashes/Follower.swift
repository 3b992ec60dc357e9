// SPDX-License-Identifier: Apache-2.0

import Glibc
import Model
import Wire

/// A subscriber as a process of its own, which prints each record that it hears on a line.
struct Follower {
    /// Which program it is, and what it subscribes to.
    let name: String
    /// The prefix of topics.
    let topic: String
    private let start: (_ after: Int64) throws -> Child
    private var child: Child
    private var lines: [Int64] = []

    /// The command line's `watch` and the client of `docs/protocol.md`, each for everything and for some topics.
    static func all(of place: Place) throws -> [Follower] {
        var followers: [Follower] = []
        for topic in ["", "membership.changed.ONE"] {
            followers.append(
                try Follower("registan watch \(topic)", topic) { after in
                    let words = ["watch", "--json", "--endpoint", place.command, "--after", "\(after)"]
                    let topics = topic.isEmpty ? [] : [topic]
                    return try Child(try Files.program("registan"), words + topics, environment: place.environment)
                })
            guard Judge.isThere else { continue }
            followers.append(
                try Follower("client.py \(topic)", topic) { after in
                    try Judge.start("follower.py", [place.run, "\(after)", topic], in: place)
                })
        }
        return followers
    }

    init(_ name: String, _ topic: String, start: @escaping (_ after: Int64) throws -> Child) throws {
        self.name = name
        self.topic = topic
        self.start = start
        child = try start(0)
    }

    /// All that it has heard, each once.
    var heard: Set<Int64> { Set(lines) }

    /// Whether it heard nothing before something recorded earlier.
    var isOrdered: Bool { lines == lines.sorted() }

    /// Reads on until it has heard a record.
    mutating func hear(through sequence: Int64) throws {
        while (lines.last ?? 0) < sequence {
            guard let line = try child.line() else { throw Failed("\(child): it ended") }
            take(line)
        }
    }

    /// A line that a crash cut short is no event.
    private mutating func take(_ line: String) {
        var parser = JSONParser()
        guard let event = try? parser.parse(Array(line.utf8)), let digits = event["sequence"]?.text,
            let number = Int64(digits)
        else { return }
        lines.append(number)
    }

    /// Reads what it has printed by now; one that nobody reads from would stop.
    mutating func hear() throws {
        while let line = try child.printedLine() { take(line) }
    }

    /// Kills it and starts it again with the cursor that it had kept: the last record that it printed.
    mutating func crash() throws {
        child.send(SIGKILL)
        while let line = try child.line() { take(line) }
        child.end()
        child = try start(lines.last ?? 0)
    }

    func end() { child.end() }
}
