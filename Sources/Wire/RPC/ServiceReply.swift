// SPDX-License-Identifier: Apache-2.0

import Model

/// A plugin's reply to a call of its service, read where it lies and passed on under the caller's id.
///
/// Unsafe as `JSONView` is: valid until its parser reads another document.
public struct ServiceReply {
    private let view: JSONView
    /// The id that the daemon gave the call; nil where there is none such.
    public let id: String?
    /// What the reply is.
    public let outcome: Outcome

    /// What a reply is.
    public enum Outcome: Hashable, Sendable {
        /// It has a result, an object.
        case result
        /// It has an error with a code and a sentence.
        case error
        /// It is no reply of this protocol; the text says why.
        case malformed(String)
    }

    /// The reply in a message; nil for one that is a request, or nothing of the kind.
    public init?(_ view: JSONView) {
        guard view["method"] == nil, view["result"] != nil || view["error"] != nil else { return nil }
        self.view = view
        id = view["id"]?.string
        outcome = Self.outcome(result: view["result"], error: view["error"])
    }

    private static func outcome(result: JSONView?, error: JSONView?) -> Outcome {
        // What is null is as good as left out.
        switch (result.flatMap { $0.sort == .null ? nil : $0 }, error.flatMap { $0.sort == .null ? nil : $0 }) {
        case (let result?, nil): outcome(result)
        case (nil, let error?):
            error["code"]?.integer != nil && error["message"]?.sort == .string
                ? .error : .malformed("its error has no code and message")
        case (_?, _?): .malformed("it has both a result and an error")
        case (nil, nil): .malformed("it has neither a result nor an error")
        }
    }

    private static func outcome(_ result: JSONView) -> Outcome {
        guard result.sort == .object else { return .malformed("its result is no object") }
        guard let sequence = result["sequence"], sequence.integer == nil else { return .result }
        return .malformed("its “sequence” is no whole number")
    }

    /// The reply for the caller: the result with the head of the journal, where the plugin gave none, or the error.
    public func forCaller(_ id: RequestID, sequence: Int64) -> [UInt8] {
        guard outcome == .error, let error = view["error"] else {
            return Reply.result(id) { writer in
                writer.beginObject()
                if view["result"]?["sequence"] == nil {
                    writer.key("sequence")
                    writer.integer(sequence)
                }
                if let result = view["result"] { writer.writeMembers(of: result) }
                writer.endObject()
            }
        }
        return Reply.error(id) { writer in Self.write(error, to: &writer) }
    }

    /// An error as a plugin gave it; its code becomes an internal error where it is none that a service may give, and its
    /// data have the members that every error has.
    private static func write(_ error: JSONView, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("code")
        writer.integer(code(error["code"]?.integer ?? 0))
        writer.key("message")
        writer.string(error["message"]?.string ?? "")
        writer.key("data")
        writer.beginObject()
        let data = error["data"]
        if let data { writer.writeMembers(of: data) }
        if data?["field"] == nil { writer.null("field") }
        if data?["given"] == nil { writer.null("given") }
        if data?["reason"] == nil {
            writer.key("reason")
            writer.string(error["message"]?.string ?? "")
        }
        if data?["hint"] == nil { writer.null("hint") }
        writer.endObject()
        writer.endObject()
    }

    private static func code(_ given: Int64) -> Int64 {
        let isAllowed = given == -32602 || given == -32603 || (-32099 ... -32000).contains(given)
        return isAllowed ? given : Int64(RPCError.Code.internalError.rawValue)
    }
}

extension JSONWriter {
    /// Writes a member that is null.
    fileprivate mutating func null(_ name: StaticString) {
        key(name)
        null()
    }
}
