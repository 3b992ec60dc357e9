// SPDX-License-Identifier: Apache-2.0

public import Model

/// What plugins may publish: topics whose first part is no word of the register's own.
public enum PublishedTopic {
    /// The most levels of the data of a published event; a replay shows them deeper than they were given.
    public static let deepestData = 32

    /// The first parts that the register uses itself, or keeps.
    public static let ownWords: Set<String> = Set(
        [
            "entity", "claim", "source", "finding", "scenario", "system", "plugin", "call", "rpc", "event", "journal",
            "register", "model",
        ] + ClaimKind.all.map(\.name))

    /// Under what a plugin tells how far a call has come; the caller's token follows.
    public static let progressPrefix = "call.progress."

    /// Refuses a prefix that no plugin may declare.
    public static func check(prefix: String, field: String) throws(Rejection) {
        let isWhole = prefix.utf8.last != UInt8(ascii: ".")
        try check(
            isWhole ? prefix : String(prefix.dropLast()), given: prefix, leastParts: isWhole ? 2 : 1, field: field)
    }

    /// Refuses a topic that no plugin may publish under.
    public static func check(_ topic: String, field: String) throws(Rejection) {
        try check(topic, given: topic, leastParts: 2, field: field)
    }

    /// The token of a call whose progress a topic tells of; nil for other topics.
    public static func progressToken(_ topic: String) -> String? {
        guard topic.hasPrefix(progressPrefix) else { return nil }
        return String(topic.dropFirst(progressPrefix.count))
    }

    private static func check(
        _ topic: String, given: String, leastParts: Int, field: String
    ) throws(Rejection) {
        guard given.utf8.count <= Topic.longest else {
            throw Rejection(
                .tooLarge, field: field, given: given, reason: "The topic has \(given.utf8.count) bytes.",
                hint: "At most \(Topic.longest) are allowed.")
        }
        let parts = topic.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= leastParts, parts.allSatisfy(Topic.isPart) else {
            throw Rejection(
                .invalid, field: field, given: given, reason: "“\(given.prefix(80))” is not under a prefix of its own.",
                hint: "Parts of letters, digits, “-” and “_” stand between dots, such as “alerts.sent”.")
        }
        guard !ownWords.contains(String(parts[0])) else {
            throw Rejection(
                .invalid, field: field, given: given, reason: "Topics under “\(parts[0]).” are the register’s own.",
                hint: "Begin with another word, such as the plugin’s name.")
        }
    }
}

extension Topic {
    /// Whether a text can be one part of a topic or of a method: letters, digits, `-` and `_`, at least one.
    static func isPart(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
