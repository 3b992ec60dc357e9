// SPDX-License-Identifier: Apache-2.0

public import Model

/// An error as a peer sees it: a code of the protocol, a sentence, and what a program needs to act on it.
public struct RPCError: Error, Hashable, Sendable {
    /// The code.
    public var code: Code
    /// The sentence for people.
    public var message: String
    /// Where in the request.
    public var field: String?
    /// What was given there.
    public var given: String?
    /// What is wrong, in short.
    public var reason: String?
    /// What to do.
    public var hint: String?
    /// When to try again, in milliseconds.
    public var retryAfter: Int?
    /// Where a cursor of another epoch has to start over.
    public var fork: Fork?

    /// The epoch in force, and the head of the journal.
    public struct Fork: Hashable, Sendable {
        /// The epoch.
        public var epoch: Int64
        /// The head.
        public var head: Int64

        /// States where a cursor has to start over.
        public init(epoch: Int64, head: Int64) {
            self.epoch = epoch
            self.head = head
        }
    }

    /// The codes: those of JSON-RPC 2.0, and the register's own.
    public enum Code: Int, CaseIterable, Sendable {
        case parseError = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case internalError = -32603
        case notFound = -32001
        case conflict = -32002
        case notAuthorised = -32003
        case notPossibleNow = -32004
        case tooLarge = -32005
        case busy = -32006
        case deadlinePassed = -32007
        case outcomeUnknown = -32008
        case noSuchService = -32010
        case pluginSilent = -32011
    }

    /// States an error.
    public init(
        _ code: Code, _ message: String, field: String? = nil, given: String? = nil, reason: String? = nil,
        hint: String? = nil, retryAfter: Int? = nil
    ) {
        self.code = code
        self.message = message
        self.field = field
        self.given = given
        self.reason = reason ?? message
        self.hint = hint
        self.retryAfter = retryAfter
    }

    /// A refusal by the model, as a peer sees it.
    public init(_ rejection: Rejection) {
        let code: Code =
            switch rejection.sort {
            case .invalid: .invalidParams
            case .notFound: .notFound
            case .conflict: .conflict
            case .tooLarge: .tooLarge
            }
        self.init(
            code, rejection.description, field: rejection.field.isEmpty ? nil : rejection.field, given: rejection.given,
            reason: rejection.reason, hint: rejection.hint)
    }
}

extension RPCError {
    /// Reads an error object of a reply; a code that this version does not know is an internal error.
    public init(reading datum: Datum) {
        let code = datum["code"]?.integer.flatMap { Code(rawValue: Int($0)) } ?? .internalError
        let data = datum["data"]
        self.init(
            code, datum["message"]?.text ?? "The daemon gave no reason.", field: data?["field"]?.text,
            given: data?["given"]?.text, reason: data?["reason"]?.text, hint: data?["hint"]?.text,
            retryAfter: data?["retryAfterMs"]?.integer.map { Int($0) })
        if let epoch = data?["epoch"]?.integer, let head = data?["head"]?.integer {
            fork = Fork(epoch: epoch, head: head)
        }
    }

    /// Writes the error object of a reply.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("code")
        writer.integer(Int64(code.rawValue))
        writer.key("message")
        writer.string(message)
        writer.key("data")
        writer.beginObject()
        for (name, text) in [("field", field), ("given", given), ("reason", reason), ("hint", hint)] {
            writer.key(escaping: name)
            if let text { writer.string(text) } else { writer.null() }
        }
        if let fork {
            writer.key("epoch")
            writer.integer(fork.epoch)
            writer.key("head")
            writer.integer(fork.head)
        }
        if let retryAfter {
            writer.key("retryAfterMs")
            writer.integer(Int64(retryAfter))
        }
        writer.endObject()
        writer.endObject()
    }
}
