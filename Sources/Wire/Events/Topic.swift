// SPDX-License-Identifier: Apache-2.0

/// Topics: parts between dots, the widest first, so that a prefix is a filter.
public enum Topic {
    /// The most bytes of a topic; libzmq 4.3.4 loses topics of 246 bytes and more.
    public static let longest = 200

    /// The beat by which a subscriber hears where the head is, once a second; not recorded.
    public static let heartbeat = "system.heartbeat"

    /// Splits off the first two parts, which name the type of event; the rest is its subject.
    public static func split(_ topic: String) -> (type: String, subject: String?) {
        let dots = topic.utf8.indices.filter { topic.utf8[$0] == UInt8(ascii: ".") }
        guard dots.count > 1 else { return (topic, nil) }
        return (String(topic[..<dots[1]]), String(topic[topic.utf8.index(after: dots[1])...]))
    }

    /// What stands before the type of every event.
    public static let typePrefix = "registan."

    /// The topic of an event of that type, with ``typePrefix`` or without, and subject; undoes ``split(_:)``.
    public static func joined(type: String, subject: String?) -> String {
        let stem = type.hasPrefix(typePrefix) ? String(type.dropFirst(typePrefix.count)) : type
        return subject.map { "\(stem).\($0)" } ?? stem
    }

    /// Whether a topic begins with one of some prefixes; none at all take everything.
    public static func matches(_ topic: String, prefixes: [String]) -> Bool {
        prefixes.isEmpty || prefixes.contains { topic.utf8.starts(with: $0.utf8) }
    }
}
