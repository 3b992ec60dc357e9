// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// Every call ends, whatever becomes of the plugin; and a bad plugin harms nobody.
@Suite struct ServiceFaultTests {
    private func errors(_ bench: Bench, _ routes: [Route]) throws -> [RPCError.Code] {
        try routes.map { try bench.error($0).code }
    }

    // MARK: Ends

    @Test func `a call ends with its deadline, and a reply after it is dropped and counted`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let route = bench.callService()
        for _ in 0..<29 {
            bench.clock.pass(seconds: 1)
            try alerts.beat()
            bench.tick()
        }
        #expect(!bench.hasReplied(route))
        bench.clock.pass(seconds: 1.5)
        try alerts.reply(#""result":{}"#)
        let error = try bench.error(route)
        #expect(error.code == .pluginSilent)
        #expect(error.hint?.contains("deadline") == true)
        #expect(try bench.metric("registan_replies_dropped_total") == "1")
        #expect(try bench.metric(#"registan_calls_failed_total{reason="deadline"}"#) == "1")
    }

    @Test func `the owner is told when the next deadline is, and ends what is due at any turn`() throws {
        let bench = try Bench()
        _ = try Guest(bench)
        #expect(bench.engine.nextDeadline == nil)
        let soon = bench.callService("alerts.test", #"{"deadline":"2016-12-31T12:00:01Z"}"#)
        let later = bench.callService()
        #expect(bench.engine.nextDeadline == bench.clock.elapsed + 1_000_000_000)
        bench.clock.pass(seconds: 1)
        bench.workOnce()
        #expect(bench.hasReplied(soon) && !bench.hasReplied(later))
        #expect(bench.engine.nextDeadline == bench.clock.elapsed + 29_000_000_000)
    }

    @Test func `a wall clock that is put back holds no call open`() throws {
        let bench = try Bench()
        _ = try Guest(bench)
        let route = bench.callService()
        bench.clock.put(bySeconds: -86_400)
        bench.clock.pass(seconds: 30)
        bench.workOnce()
        #expect(try bench.error(route).code == .pluginSilent)
    }

    @Test func `a plugin that leaves answers its calls with an error, in order`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let other = try Guest(bench, "reports")
        let routes = (0..<3).map { _ in bench.callService() }
        let elsewhere = bench.callService("reports.test")
        try bench.call("plugin.leave", ["session": .string(alerts.session)], as: .plugin, by: alerts.user)
        #expect(try errors(bench, routes) == [.pluginSilent, .pluginSilent, .pluginSilent])
        #expect(try bench.error(routes[0]).message.contains("alerts"))
        #expect(!bench.hasReplied(elsewhere))
        try other.reply(#""result":{}"#)
        #expect(try bench.result(elsewhere)["sequence"] != nil)
    }

    @Test func `a plugin that falls silent does, too`() throws {
        let bench = try Bench()
        _ = try Guest(bench)
        let route = bench.callService()
        bench.clock.pass(seconds: 5)
        bench.tick()
        #expect(try bench.error(route).code == .pluginSilent)
        #expect(try bench.metric(#"registan_calls_failed_total{reason="gone"}"#) == "1")
    }

    @Test func `a plugin whose connection is gone ends with the next call, and all that it owes`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let first = bench.callService()
        bench.vanished.insert(alerts.route)
        let second = bench.callService()
        #expect(try errors(bench, [first, second]) == [.pluginSilent, .pluginSilent])
        #expect(bench.topics("plugin.left") == ["plugin.left.alerts"])
        #expect(try bench.error(bench.callService()).code == .noSuchService)
    }

    @Test func `a session that another takes over ends with all that it owes`() throws {
        let bench = try Bench()
        let old = try Guest(bench)
        let route = bench.callService()
        let id = try old.lastID()
        bench.vanished.insert(old.route)
        let new = try Guest(bench)
        #expect(try bench.error(route).code == .pluginSilent)
        try new.reply(#""result":{}"#, to: id)
        #expect(bench.replies(route).count == 1)
    }

    @Test func `a plugin that takes nothing has its calls answered busy, and stays`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        bench.clogged.insert(alerts.route)
        let error = try bench.error(bench.callService())
        #expect(error.code == .busy && error.retryAfter != nil)
        #expect(bench.topics("plugin.left").isEmpty)
        bench.clogged = []
        bench.callService()
        #expect(try alerts.heard().count == 1)
    }

    @Test func `as the daemon ends, calls under way are answered, and no more are taken`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let route = bench.callService()
        bench.drain()
        let error = try bench.error(route)
        #expect(error.code == .pluginSilent && error.hint != nil)
        #expect(try bench.error(bench.callService()).code == .notPossibleNow)
        try alerts.reply(#""result":{}"#)
        #expect(bench.replies(route).count == 1)
    }

    @Test func `as the daemon ends, questions to the journal are answered, once`() throws {
        let bench = try Bench()
        bench.holdsAnswers = true
        let routes = [bench.send("journal.verify"), bench.send("event.replay", ["after": 0])]
        let asked = routes.filter { !bench.hasReplied($0) }
        #expect(asked.contains(routes[0]))
        bench.drain()
        for route in asked { #expect(try bench.error(route).code == .notPossibleNow) }
        bench.answerQuestions()
        for route in routes { #expect(bench.replies(route).count == 1) }
    }

    @Test(arguments: ["5", "[]", #""soon""#])
    func `a deadline that is no time is refused before the plugin hears of it`(_ deadline: String) throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let error = try bench.error(bench.callService("alerts.test", #"{"sink":"mail","deadline":\#(deadline)}"#))
        #expect((error.code, error.field) == (.invalidParams, "deadline"))
        #expect(try alerts.heard().isEmpty)
    }

    @Test func `64 calls are under way at most, and an answer makes room`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let other = try Guest(bench, "reports")
        for _ in 0..<EngineLimits.callsInFlight { bench.callService() }
        #expect(try bench.metric("registan_calls_in_flight") == "64")
        #expect(try bench.error(bench.callService()).code == .busy)
        #expect(try alerts.heard().count == 64)
        bench.callService("reports.test")
        #expect(try other.heard().count == 1)
        try alerts.reply(#""result":{}"#)
        bench.callService()
        #expect(try alerts.heard().count == 65)
    }

    // MARK: Bad plugins

    static let malformed = [
        #""result":{},"error":{"code":-32000,"message":"No."}"#, #""result":[1]"#, #""result":"text""#,
        #""result":null"#, #""error":"text""#, #""error":{}"#, #""error":{"code":"x","message":"No."}"#,
        #""error":{"code":1.5,"message":"No."}"#, #""error":{"code":-32000}"#,
    ]

    @Test(arguments: malformed)
    func `a reply that is none is an error of the plugin's, and ends the call`(_ member: String) throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let route = bench.callService()
        try alerts.reply(member)
        let error = try bench.error(route)
        #expect(error.code == .internalError && error.message.contains("alerts"))
        try alerts.reply(#""result":{}"#)
        #expect(bench.replies(route).count == 1)
        #expect(try bench.metric(#"registan_calls_failed_total{reason="malformed"}"#) == "1")
    }

    @Test func `a member that is null counts as left out`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let route = bench.callService()
        try alerts.reply(#""result":{},"error":null"#)
        #expect(try bench.result(route)["sequence"] != nil)
    }

    @Test func `who replies twice is heard once`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let route = bench.callService()
        for number in 1...3 { try alerts.reply(#""result":{"number":\#(number)}"#) }
        #expect(try bench.result(route)["number"] == 1)
        #expect(try bench.metric("registan_replies_dropped_total") == "2")
    }

    @Test func `nobody answers for another user's plugin, or calls that were never made`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let route = bench.callService()
        try alerts.reply(#""result":{}"#, by: "stranger")
        for id in ["", "7", String(repeating: "0", count: 32)] { try alerts.reply(#""result":{}"#, to: id) }
        bench.send(bytes: Array(#"{"jsonrpc":"2.0","id":7,"result":{}}"#.utf8), as: .plugin, by: alerts.user)
        bench.send(bytes: Array(#"{"jsonrpc":"2.0","result":{}}"#.utf8), as: .plugin, by: alerts.user)
        #expect(!bench.hasReplied(route))
        #expect(try bench.metric("registan_replies_dropped_total") == "6")
    }

    @Test func `a reply that is no JSON, or too much of it, gets an error, and its call ends in time`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let route = bench.callService()
        let head = #"{"jsonrpc":"2.0","id":"\#(try alerts.lastID())","result":"#
        let deep = String(repeating: "[", count: 70) + String(repeating: "]", count: 70)
        let long = #"{"text":"\#(String(repeating: "x", count: 8 << 20))"}"#
        for (result, code) in [("{", RPCError.Code.parseError), (deep, .tooLarge), (long, .tooLarge)] {
            let (answer, _) = bench.send(bytes: Array("\(head)\(result)}".utf8), as: .plugin, by: alerts.user)
            #expect(try bench.error(answer).code == code)
        }
        #expect(!bench.hasReplied(route))
        bench.clock.pass(seconds: 30)
        bench.workOnce()
        #expect(try bench.error(route).code == .pluginSilent)
    }

    @Test func `a flood of replies reaches nobody`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let before = bench.output.count
        for number in 0..<10_000 { try alerts.reply(#""result":{}"#, to: "\(number)") }
        #expect(bench.output.count == before)
        try bench.call("system.status")
    }

    // MARK: Nobody there

    @Test func `a method of a plugin that is not here says which are, and how to start one`() throws {
        let bench = try Bench()
        let empty = try bench.error(bench.callService("alerts.test"))
        #expect((empty.code, empty.field, empty.given) == (.noSuchService, "method", "alerts.test"))
        #expect(empty.hint?.contains("No plugin is here.") == true)
        #expect(empty.hint?.contains("registan-plugin@alerts") == true)
        let reports = try Guest(bench, "reports", offers: ["render"])
        #expect(try bench.error(bench.callService("alerts.test")).hint?.contains("Here are reports.") == true)
        let near = try bench.error(bench.callService("report.render")).hint
        #expect(near == "Did you mean “reports.render”? Here are reports.")
        let verb = try bench.error(bench.callService("reports.rendre"))
        #expect(verb.code == .noSuchService && verb.hint?.contains("“reports.render”?") == true)
        try bench.call("plugin.leave", ["session": .string(reports.session)], as: .plugin, by: reports.user)
        #expect(try bench.error(bench.callService("reports.render")).message.contains("has left"))
    }

    @Test(arguments: ["claim.asert", "clam.assert", "event.foo", "nonsense", "rpc.", "system"])
    func `what looks like a method of the catalogue is no such method`(_ method: String) throws {
        let bench = try Bench()
        #expect(try bench.error(bench.callService(method)).code == .methodNotFound)
    }
}
