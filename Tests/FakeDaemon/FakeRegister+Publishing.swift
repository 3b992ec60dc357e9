// SPDX-License-Identifier: Apache-2.0

import Conformance
import Model
import Wire

extension FakeRegister {
    /// Records what a plugin publishes, once under each key; what it tells of progress is kept apart.
    static func publish(_ params: Datum, _ state: inout State) throws(RPCError) -> [UInt8] {
        guard let session = params["session"]?.text, state.sessions[session] != nil else {
            throw RPCError(.notFound, "There is no such session.")
        }
        guard let topic = params["topic"]?.text, let data = params["data"] else {
            throw RPCError(.invalidParams, "Topic and data are missing.")
        }
        guard PublishedTopic.progressToken(topic) == nil else {
            state.progress.append(params)
            return canonical(["sequence": .integer(state.chronicle.head)])
        }
        let key = params["idempotencyKey"]?.text
        if let sequence = key.flatMap({ state.keys[$0] }) { return canonical(["sequence": .integer(sequence)]) }
        let sequence = state.chronicle.append(topic, data)
        if let key { state.keys[key] = sequence }
        return canonical(["sequence": .integer(sequence)])
    }
}
