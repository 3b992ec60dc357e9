// SPDX-License-Identifier: Apache-2.0

import Model

// What can happen to its services.
extension Scenario {
    static let services = [answers, unknown, crowd, late]

    private static let answers = Scenario("answers", "each of its services is called", needs: .services) { stage in
        try stage.begin()
        for service in stage.profile.services {
            try expectReplies([try stage.call(service.method, SchemaSample.value(of: service.params))], stage)
            try expectReplies([try stage.call(service.method, [:])], stage)
        }
        try stage.awaitBeats(2)
    }

    private static let unknown = Scenario("unknown", "a service is called that it has not", needs: .services) { stage in
        try stage.begin()
        let id = try stage.call("\(stage.profile.name).no-such-service", [:])
        try expectReplies([id], stage)
        guard stage.calls.replies[id]?["error"] != nil else {
            throw Finding(
                seen: "It answers the call of \(stage.profile.name).no-such-service with a result.",
                expected: "What is not offered is answered with an error.",
                remedy: "Answer -32601 for a method that is not among the declared ones.")
        }
    }

    private static let crowd = Scenario("crowd", "many calls come at once, among events", needs: .services) { stage in
        try stage.begin()
        var ids: [String] = []
        for number in 0..<64 {
            let service = stage.profile.services[number % stage.profile.services.count]
            ids.append(try stage.call(service.method, SchemaSample.value(of: service.params)))
        }
        if stage.profile.follows { try stage.recordLive(20) }
        try expectReplies(ids, stage)
        try stage.awaitHead(after: "64 calls at once")
        try stage.awaitBeats(2)
    }

    private static let late = Scenario("late", "a call comes whose deadline has passed", needs: .services) { stage in
        try stage.begin()
        let service = stage.profile.services[0]
        let params = SchemaSample.value(of: service.params)
        // Nobody waits for that answer any more, so it may be an error or none.
        _ = try stage.call(service.method, params, deadline: .seconds(-5))
        try expectReplies([try stage.call(service.method, params)], stage)
        try stage.awaitBeats(2)
    }

    private static func expectReplies(
        _ ids: [String], _ stage: Stage
    ) throws {
        try stage.wait {
            stage.calls.unanswered(ids).isEmpty
        } otherwise: {
            let open = stage.calls.unanswered(ids)
            let method = open.first.flatMap { stage.calls.methods[$0] } ?? ""
            return Finding(
                seen:
                    "\(open.count) of \(ids.count) calls got no answer within \(Stage.text(stage.patience)), the first of \(method).",
                expected: "Every request down the DEALER that names a service is answered, by a result or an error.",
                remedy: "Read requests from the DEALER of the session whatever else it does, and reply there under the "
                    + "same id.")
        }
    }
}
