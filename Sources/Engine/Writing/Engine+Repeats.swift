// SPDX-License-Identifier: Apache-2.0

import Journal
import Model
import Wire

extension Engine {
    /// The key of a writing request, which belongs to its writer, with what it is used for; nil where it has none.
    func keyUse(_ request: Request, _ caller: Caller) throws(RPCError) -> IdempotencyKeys.Use? {
        guard let key = request.params["idempotencyKey"]?.text else { return nil }
        guard (1...JournalLimits.keyBytes).contains(key.utf8.count) else {
            throw RPCError(
                .invalidParams, "“idempotencyKey” has \(key.utf8.count) bytes.", field: "idempotencyKey", given: key,
                hint: "It has 1 to \(JournalLimits.keyBytes).")
        }
        return IdempotencyKeys.Use(.init(by: caller.name, key: key), Self.digest(of: request))
    }

    /// What makes two requests the same: the method and the parameters, but for the key, the deadline, the plugin's
    /// session, which is another one after a restart, and that it is no rehearsal.
    private static func digest(of request: Request) -> Digest {
        let members = (request.params.members ?? []).filter {
            !["idempotencyKey", "deadline", "dryRun", "session"].contains($0.name) && $0.value != .null
        }
        return Digest(
            hashing: canonical(["method": .string(request.method), "params": .object(members)]))
    }

    /// Whether a key was used before; then the first reply follows, or the refusal of another request under it.
    func repeats(
        _ use: IdempotencyKeys.Use, _ request: Request, _ caller: Caller
    ) throws(RPCError) -> Bool {
        let key = use.key
        switch keys.standing(of: use) {
        case .new: return false
        case .other:
            throw RPCError(
                .conflict, "The idempotency key was used for another request.", field: "idempotencyKey", given: key.key,
                hint: "Use a new key for each write.")
        case .same:
            if pending.follow(key, request: request, caller: caller) { return true }
            try ask(.reply(by: key.by, key: key.key), for: .firstReply, request, caller)
            return true
        }
    }
}
