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

    /// The codes: those of JSON-RPC 2.0, the register's own, and whatever a plugin gives besides.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The number on the wire.
        public let rawValue: Int

        /// Any code, such as one that a plugin makes its own: -32000 to -32099 pass through the daemon as they are.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Not JSON.
        public static let parseError = Code(rawValue: -32700)
        /// JSON, but no request.
        public static let invalidRequest = Code(rawValue: -32600)
        /// There is no such method.
        public static let methodNotFound = Code(rawValue: -32601)
        /// A parameter is wrong.
        public static let invalidParams = Code(rawValue: -32602)
        /// A fault of the daemon or the plugin.
        public static let internalError = Code(rawValue: -32603)
        /// There is nothing of that name.
        public static let notFound = Code(rawValue: -32001)
        /// It cannot stand beside what is there.
        public static let conflict = Code(rawValue: -32002)
        /// The caller's role may not.
        public static let notAuthorised = Code(rawValue: -32003)
        /// Not possible now; nothing was done.
        public static let notPossibleNow = Code(rawValue: -32004)
        /// Too large, too deep, or too many.
        public static let tooLarge = Code(rawValue: -32005)
        /// Too much is under way; nothing was done.
        public static let busy = Code(rawValue: -32006)
        /// The deadline had passed; nothing was done.
        public static let deadlinePassed = Code(rawValue: -32007)
        /// Whether a write was carried out is not known.
        public static let outcomeUnknown = Code(rawValue: -32008)
        /// No plugin that is here offers it.
        public static let noSuchService = Code(rawValue: -32010)
        /// The plugin did not answer.
        public static let pluginSilent = Code(rawValue: -32011)
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
    /// Reads an error object of a reply; one without a code is an internal error.
    public init(reading datum: Datum) {
        let code = datum["code"]?.integer.map { Code(rawValue: Int($0)) } ?? .internalError
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

extension RPCError.Code: CaseIterable {
    /// The codes that have a meaning of their own; others are a plugin's.
    public static let allCases: [Self] = [
        .parseError, .invalidRequest, .methodNotFound, .invalidParams, .internalError, .notFound, .conflict,
        .notAuthorised, .notPossibleNow, .tooLarge, .busy, .deadlinePassed, .outcomeUnknown, .noSuchService,
        .pluginSilent,
    ]

    /// Whether it is none of those that have a meaning of their own, so that its number says more than its name.
    public var isForeign: Bool { !Self.allCases.contains(self) }
}
