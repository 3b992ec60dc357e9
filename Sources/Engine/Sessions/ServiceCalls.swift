// SPDX-License-Identifier: Apache-2.0

import Wire

/// A call that was sent to a plugin and is not answered yet.
struct ServiceCall {
    /// Made by the daemon, at random: whoever knows it was told.
    let id: String
    /// Its place in the order of calls.
    let number: UInt64
    let request: RequestID
    let method: String
    let caller: Caller
    /// The session that it was sent to, its plugin, and the user whose reply counts.
    let session: String
    let plugin: String
    let user: String
    /// The caller's token for news of how far it has come.
    let progress: String?
    /// When nobody waits for it any more, in nanoseconds of the forward clock.
    let due: UInt64
}

/// The calls that plugins have not answered, each with a time at which it ends by itself: nobody waits for ever.
struct ServiceCalls {
    private var byID: [String: ServiceCall] = [:]
    private var bySession: [String: Set<String>] = [:]
    /// No call is due before it; nil where there is none. May be earlier than needed, never later.
    private(set) var due: UInt64?

    /// Calls under way.
    var count: Int { byID.count }

    /// Calls of a session under way.
    func count(of session: String) -> Int { bySession[session]?.count ?? 0 }

    subscript(id: String) -> ServiceCall? { byID[id] }

    /// Whether a session has a call under way whose caller gave that token.
    func hasCall(of session: String, progress token: String) -> Bool {
        bySession[session]?.contains { byID[$0]?.progress == token } ?? false
    }

    mutating func add(_ call: ServiceCall) {
        byID[call.id] = call
        bySession[call.session, default: []].insert(call.id)
        due = min(due ?? .max, call.due)
    }

    mutating func remove(_ id: String) -> ServiceCall? {
        guard let call = byID.removeValue(forKey: id) else { return nil }
        bySession[call.session]?.remove(id)
        if bySession[call.session]?.isEmpty == true { bySession[call.session] = nil }
        if byID.isEmpty { due = nil }
        return call
    }

    /// Takes out the calls of a session, in their order.
    mutating func takeAll(of session: String) -> [ServiceCall] { take(Array(bySession[session] ?? [])) }

    /// Takes out all calls, in their order.
    mutating func takeAll() -> [ServiceCall] { take(Array(byID.keys)) }

    /// Takes out the calls that are due, in their order. Cost: linear in all calls, but only where one may be.
    mutating func takeDue(at now: UInt64) -> [ServiceCall] {
        guard let due, due <= now else { return [] }
        let calls = take(byID.values.filter { $0.due <= now }.map(\.id))
        self.due = byID.values.lazy.map(\.due).min()
        return calls
    }

    private mutating func take(_ ids: [String]) -> [ServiceCall] {
        ids.compactMap { remove($0) }.sorted { $0.number < $1.number }
    }
}
