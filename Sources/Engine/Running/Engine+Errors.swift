// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

// What a caller of any method may be told.
extension Engine {
    static func unknown(_ method: String) -> RPCError {
        let names = Catalogue.methods.map(\.name)
        return RPCError(
            .methodNotFound, "There is no method “\(method.prefix(80))”.", field: "method",
            given: String(method.prefix(80)),
            hint: didYouMean(method, among: names) + "“rpc.discover” lists them all.")
    }

    static func notAuthorised(_ caller: Caller, for method: String, role: Role) -> RPCError {
        RPCError(
            .notAuthorised, "“\(method)” takes the role “\(role.rawValue)”.", field: "method",
            given: caller.role.rawValue, reason: "You are “\(caller.name)” with the role “\(caller.role.rawValue)”.",
            hint: "Ask the operator for it.")
    }

    static let draining = RPCError(
        .notPossibleNow, "The daemon is shutting down; nothing was done.", hint: "Ask again later.")

    static func busy(_ reason: String) -> RPCError {
        RPCError(
            .busy, "\(reason) Nothing was done.", reason: reason,
            hint: "Try again in \(EngineLimits.retryAfter) ms.", retryAfter: EngineLimits.retryAfter)
    }
}

extension RPCError {
    /// A message that is not JSON as this protocol takes it.
    init(_ error: JSONError) {
        let isTooLarge = error.kind == .tooLarge
        self.init(
            isTooLarge ? .tooLarge : .parseError, error.message, given: error.offset.map { "at byte \($0)" },
            hint: isTooLarge
                ? "Send less at a time." : "Send one JSON-RPC 2.0 request, in UTF-8, without repeated names.")
    }
}
