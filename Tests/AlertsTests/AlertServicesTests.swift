// SPDX-License-Identifier: Apache-2.0

import Model
import RegistanPluginKit
import Testing
import Wire

@testable import Alerts

@Suite struct AlertServicesTests {
    private let bench: PluginBench

    init() throws { bench = try PluginBench() }

    @Test func `a trial says what came of each sink`() throws {
        let receiver = try HTTPReceiver { _ in .status(403) }
        var harness = try bench.harness(PluginBench.chat(receiver.url))
        let sinks = try #require(try harness.call("test", ["text": "Hear\nme"], by: "ana")["sinks"]?.elements)
        #expect(sinks.map { $0["sink"] } == ["log", "chat"])
        #expect(sinks.map { $0["delivered"] } == [true, false])
        #expect(sinks.last?["reason"]?.text?.contains("403") == true)
        #expect(sinks.allSatisfy { $0["seconds"]?.number != nil })
        #expect(bench.logged("Hear me")?.count == 1)
        let one = try harness.call("test", ["sink": "log"], by: "ana")["sinks"]?.elements
        #expect(one?.count == 1)
        #expect(bench.logged("sent by ana")?.count == 1)
        #expect(receiver.received.count == 1)
        harness.end()
    }

    @Test(arguments: ["test", "retry"])
    func `a sink that is not there is refused with the nearest name`(service: String) throws {
        var harness = try bench.harness()
        let error = #expect(throws: RPCError.self) { try harness.call(service, ["sink": "flie"]) }
        #expect(error?.code == .notFound && error?.hint == "Did you mean “file”?" && error?.field == "sink")
        harness.end()
    }

    @Test func `trials and retries are for operators, and everybody may look`() {
        let roles = Dictionary(uniqueKeysWithValues: AlertServices.declared.map { ($0.name, $0.role) })
        #expect(roles == ["test": .operator, "sinks": .reader, "retry": .operator])
    }
}
