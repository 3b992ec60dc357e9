// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

extension ScriptedRegister {
    func head(_ request: Request) -> Answer {
        let json = canonical([
            "sequence": .integer(chronicle.head), "epoch": .integer(chronicle.epoch),
            "hash": .string(chronicle.hash),
        ])
        return Answer(json: Reply.result(request.id, raw: json), tells: .head(chronicle.head))
    }

    func replay(_ request: Request) -> Result<Answer, RPCError> {
        let after = request.params["after"]?.integer ?? 0
        let epoch = request.params["epoch"]?.integer ?? chronicle.epoch
        guard chronicle.holds(after, epoch: epoch) else { return .failure(forked) }
        let topics = (request.params["topics"]?.elements ?? []).compactMap(\.text)
        let limit = min(request.params["limit"]?.integer ?? manners.pageLimit, manners.pageLimit)
        let (json, next) = chronicle.page(after: after, topics: topics, limit: limit)
        return .success(
            Answer(
                json: Reply.result(request.id, raw: json), tells: .page(after: after, next: next, topics: topics)))
    }

    private var forked: RPCError {
        var error = RPCError(
            .conflict, "The cursor is not of this register's history.", field: "after",
            hint: "Read what you need anew, and go on from the head.")
        error.fork = .init(epoch: chronicle.epoch, head: chronicle.head)
        return error
    }

    /// Records what the plugin publishes, as the daemon does: once for each key.
    mutating func publish(_ request: Request) throws(Finding) -> Result<Answer, RPCError> {
        let topic = request.params["topic"]?.text ?? ""
        guard let data = request.params["data"], data.members != nil else {
            return .failure(RPCError(.invalidParams, "“data” is an object.", field: "data"))
        }
        if PublishedTopic.progressToken(topic) != nil {
            return .success(
                Answer(json: Reply.result(request.id, raw: canonical(["sequence": .integer(chronicle.head)]))))
        }
        let prefixes = (registration["publishes"]?.elements ?? []).compactMap(\.text)
        guard prefixes.contains(where: { topic.utf8.starts(with: $0.utf8) }), topic.utf8.count <= Topic.longest else {
            throw Finding(
                seen: "It publishes under “\(topic)”.",
                expected: "A topic that is published begins with one of the prefixes in “publishes”.",
                remedy: "Declare the prefix in “publishes” of plugin.register.")
        }
        let key = request.params["idempotencyKey"]?.text
        let sequence = key.flatMap { keys[$0] } ?? chronicle.append(topic, data)
        if let key { keys[key] = sequence }
        return .success(
            Answer(
                json: Reply.result(request.id, raw: canonical(["sequence": .integer(sequence)])),
                publishes: sequence == chronicle.head ? sequence : nil))
    }

    /// Questions about content get the plainest answer that their declaration allows; a plugin may not write.
    func other(_ request: Request) -> Result<Answer, RPCError> {
        guard let method = Catalogue.method(named: request.method) else {
            return .failure(RPCError(.methodNotFound, "There is no method “\(request.method)”.", field: "method"))
        }
        switch method.effect {
        case .read, .inspect:
            let plain = SchemaSample.value(of: Shape.object(method.result).schema, onlyRequired: true)
            let members = (plain.members ?? []).filter { $0.name != "sequence" }
            let result = Datum.object(members + [.init("sequence", .integer(chronicle.head))])
            return .success(
                Answer(json: Reply.result(request.id, raw: canonical(result)), isHeld: manners.holdsReads))
        case .write, .publish, .session:
            return .failure(
                RPCError(.notAuthorised, "The role plugin may not do this.", hint: "Ask the operator for a role."))
        }
    }
}
