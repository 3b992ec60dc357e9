// SPDX-License-Identifier: Apache-2.0

public import Model

/// The id of a request, which its reply repeats with the same type.
public enum RequestID: Hashable, Sendable {
    case integer(Int64)
    case number(Double)
    case text(String)

    /// Writes the id.
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .integer(let number): writer.integer(number)
        case .number(let number): writer.number(number)
        case .text(let text): writer.string(text)
        }
    }

    /// Reads an id; null and everything else is none.
    public init?(_ datum: Datum?) {
        switch datum {
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .string(let text): self = .text(text)
        default: return nil
        }
    }

    /// The most bytes of a text id.
    public static let longestText = 256
}

/// One JSON-RPC 2.0 request, checked for its form but not for its method's parameters.
public struct Request: Hashable, Sendable {
    /// The id, which every request has here.
    public let id: RequestID
    /// The method.
    public let method: String
    /// The parameters by name; empty where there are none.
    public let params: Datum
    /// What stands beside the parameters, as `_meta`; null where nothing does.
    public let meta: Datum

    /// What is wrong with a message that is not a request, with its id where that could be read.
    public struct Fault: Error {
        /// The id, if there was one.
        public let id: RequestID?
        /// What is wrong.
        public let error: RPCError
    }

    /// Takes a message apart.
    public init(reading datum: Datum) throws(Fault) {
        guard case .object(let members) = datum else {
            let isBatch = datum.elements != nil
            throw Fault(id: nil, error: isBatch ? .batch : .invalid("A request is an object, not \(datum.sort)."))
        }
        let id = RequestID(datum["id"])
        guard let id else {
            throw Fault(id: nil, error: .invalid("The request has no “id”.", hint: "Give it a number or text as “id”."))
        }
        if case .text(let text) = id, text.utf8.count > RequestID.longestText {
            throw Fault(id: nil, error: .invalid("The “id” has more than \(RequestID.longestText) bytes."))
        }
        guard datum["jsonrpc"]?.text == "2.0" else {
            throw Fault(id: id, error: .invalid("“jsonrpc” must be \"2.0\"."))
        }
        guard let method = datum["method"]?.text else {
            throw Fault(id: id, error: .invalid("“method” is missing, or not text."))
        }
        let known = ["jsonrpc", "id", "method", "params", "_meta"]
        if let unknown = members.first(where: { !known.contains($0.name) }) {
            throw Fault(id: id, error: .invalid("A request has no member “\(unknown.name.prefix(80))”."))
        }
        self.id = id
        self.method = method
        meta = datum["_meta"] ?? .null
        params = try Self.params(datum["params"], id: id)
    }

    /// A request that the daemon makes of itself, which nobody waits for.
    public init(internal method: String) {
        id = .integer(0)
        self.method = method
        meta = .null
        params = .object([])
    }

    private static func params(_ datum: Datum?, id: RequestID) throws(Fault) -> Datum {
        switch datum {
        case nil, .null: return .object([])
        case .object: return datum ?? .object([])
        default:
            let error = RPCError(
                .invalidParams, "Parameters are given by name, in an object.", field: "params",
                hint: "For example {\"organisation\": \"CSTO\"}.")
            throw Fault(id: id, error: error)
        }
    }
}

extension RPCError {
    /// A message that is not a request.
    static func invalid(_ message: String, hint: String? = nil) -> RPCError {
        RPCError(
            .invalidRequest, message,
            hint: hint ?? "Send {\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": …, \"params\": {…}}.")
    }

    /// A batch array, which this protocol leaves out.
    static let batch = RPCError(
        .invalidRequest, "A batch of requests is not taken.",
        hint: "Send them one by one over a DEALER without waiting, or give “claim.assert” several claims.")
}
