// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

/// Calls of the plugin's services, each of which is answered once.
struct ServiceCalls {
    /// What was called, by id.
    private(set) var methods: [String: String] = [:]
    /// The reply to each call that has one.
    private(set) var replies: [String: Datum] = [:]

    /// Begins a call, and gives its id and the request.
    mutating func begin(
        _ method: String, _ params: Datum, deadline: Instant
    ) -> (id: String, json: [UInt8]) {
        let id = "call-\(methods.count + 1)"
        methods[id] = method
        let context = CallContext(by: "tester", role: .operator, deadline: deadline, progress: "token-\(id)")
        return (id, Call.service(id: id, method: method, params: params, context))
    }

    /// Takes a reply.
    mutating func take(_ reply: Datum) throws(Finding) {
        guard let id = reply["id"]?.text, let method = methods[id] else { return }
        guard replies[id] == nil else {
            throw Finding(
                seen: "It answers the call of \(method) with the id \(id) twice.",
                expected: "A call is answered once, by a result or an error.", remedy: "Reply once for each request.")
        }
        if let complaint = Self.complaint(about: reply, of: method) { throw complaint }
        replies[id] = reply
    }

    /// Calls of those that were not answered.
    func unanswered(_ ids: [String]) -> [String] { ids.filter { replies[$0] == nil } }

    private static func complaint(about reply: Datum, of method: String) -> Finding? {
        let isResult = reply["result"]?.members != nil && reply["error"] == nil
        let error = reply["error"]
        let isError = reply["result"] == nil && error?["code"]?.integer != nil && error?["message"]?.text != nil
        guard !isResult, !isError else { return nil }
        return Finding(
            seen:
                "It answers a call of \(method) with neither an object as “result” nor an “error” of code and message.",
            expected: "A reply is {\"jsonrpc\": \"2.0\", \"id\": the same, \"result\": {...}}, or has \"error\".",
            remedy: "Wrap what is no object into one, and give errors a code and a sentence.")
    }
}
