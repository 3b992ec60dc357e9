// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// What the daemon tells a plugin beside a call of its service.
public struct CallContext: Hashable, Sendable {
    /// The caller's name.
    public let by: String
    /// The caller's role.
    public let role: Role
    /// After it, no answer is waited for.
    public let deadline: Instant
    /// The caller's token, under which the plugin may tell how far it has come.
    public let progress: String?

    /// The most bytes of a token.
    public static let longestToken = 64

    /// States it.
    public init(by: String, role: Role, deadline: Instant, progress: String?) {
        self.by = by
        self.role = role
        self.deadline = deadline
        self.progress = progress
    }

    /// Reads the `_meta` of a call, as a plugin does; nil where it is none.
    public init?(reading meta: Datum) {
        guard let by = meta["by"]?.text, let role = meta["role"]?.text.flatMap({ Role(rawValue: $0) }),
            let deadline = meta["deadline"]?.text.flatMap({ try? Instant($0) })
        else { return nil }
        self.init(by: by, role: role, deadline: deadline, progress: meta["progress"]?.text)
    }

    /// The token in the `_meta` of a request, as the daemon reads it; nil where there is none.
    public static func progressToken(_ meta: Datum) throws(Rejection) -> String? {
        guard let datum = meta["progress"], datum != .null else { return nil }
        guard let text = datum.text, text.utf8.count <= longestToken, Topic.isPart(text[...]) else {
            throw Rejection(
                .invalid, field: "_meta.progress", given: datum.summary, reason: "This cannot be a token.",
                hint: "Give 1 to \(longestToken) letters, digits, “-” and “_”; it becomes a part of a topic.")
        }
        return text
    }
}

extension Call {
    /// A call of a plugin's service, as the daemon sends it down the plugin's session.
    ///
    /// - Parameter params: what the caller gave, in which the deadline is left out.
    public static func service(id: String, method: String, params: Datum, _ context: CallContext) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        for (name, text) in [("jsonrpc", "2.0"), ("id", id), ("method", method)] {
            writer.key(escaping: name)
            writer.string(text)
        }
        writer.key("params")
        writer.beginObject()
        for member in params.members ?? [] where member.name != "deadline" {
            writer.key(escaping: member.name)
            writer.write(member.value)
        }
        writer.endObject()
        writer.key("_meta")
        write(context, to: &writer)
        writer.endObject()
        return writer.finish()
    }

    private static func write(_ context: CallContext, to writer: inout JSONWriter) {
        let members = [
            ("by", context.by), ("role", context.role.rawValue), ("deadline", "\(context.deadline)"),
            ("progress", context.progress),
        ]
        writer.beginObject()
        for case (let name, let text?) in members {
            writer.key(escaping: name)
            writer.string(text)
        }
        writer.endObject()
    }
}
