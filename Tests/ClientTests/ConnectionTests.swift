// SPDX-License-Identifier: Apache-2.0

import FakeDaemon
import Messaging
import Model
import Service
import Testing
import Wire

@testable import Client

extension ClientSocketTests {
    @Suite struct ConnectionTests {
        let home: TemporaryRun

        init() throws { home = try TemporaryRun() }

        private var endpoint: String { home.run.commandEndpoint }

        @Test func `a call returns the result, and its bytes as they were on the wire`() throws {
            let daemon = try FakeDaemon(home.run) { request in
                .send([
                    Array(#"{"jsonrpc":"2.0", "id":\#(Self.id(request)), "result" : {"a": [1, "},"],"b":null} }"#.utf8)
                ])
            }
            defer { daemon.stop() }
            let (result, json) = try Connection(endpoint: endpoint).callBytes("event.head")
            #expect(result == ["a": [1, "},"], "b": .null])
            #expect(String(decoding: json, as: UTF8.self) == #"{"a": [1, "},"],"b":null}"#)
        }

        @Test func `an error of the daemon is a refusal that keeps its remedy`() throws {
            let daemon = try home.daemon(FakeRegister())
            defer { daemon.stop() }
            let connection = try Connection(endpoint: endpoint)
            let error = #expect(throws: ClientError.self) { try connection.call("no.such") }
            guard case .refused(let refusal) = error else { throw Unexpected() }
            #expect(refusal.code == .methodNotFound)
            #expect(error?.description == "There is no method “no.such”. Look at rpc.discover.")
        }

        @Test func `replies with another id, requests and rubbish are passed over`() throws {
            let daemon = try FakeDaemon(home.run) { request in
                let id = Self.id(request)
                return .send([
                    Reply.result(.integer(id + 1), raw: Array("1".utf8)),
                    Reply.result(.text("\(id)"), raw: Array("2".utf8)),
                    Array("{".utf8), Call.request(id: id, method: "plugin.probe", params: [:]),
                    Reply.result(.integer(id), raw: Array("3".utf8)),
                ])
            }
            defer { daemon.stop() }
            #expect(try Connection(endpoint: endpoint).call("system.status") == 3)
        }

        @Test(
            arguments: [
                ("system.status", [:], .noAnswer(method: "system.status", after: .milliseconds(50))),
                ("membership.of", [:], .noAnswer(method: "membership.of", after: .milliseconds(50))),
                (
                    "claim.assert", ["idempotencyKey": "k1"], .outcomeUnknown(method: "claim.assert", key: "k1")
                ),
                ("claim.assert", [:], .outcomeUnknown(method: "claim.assert", key: nil)),
                ("exercises.plan", [:], .outcomeUnknown(method: "exercises.plan", key: nil)),
            ] as [(String, Datum, ClientError)])
        func `silence is harmless for a question and an unknown outcome for a write`(
            method: String, params: Datum, expected: ClientError
        ) throws {
            let daemon = try FakeDaemon(home.run) { $0.method == "event.head" ? .send([Self.reply($0)]) : .silence }
            defer { daemon.stop() }
            let connection = try Connection(endpoint: endpoint, patience: .milliseconds(50))
            while (try? connection.call("event.head")) == nil {}
            #expect(throws: expected) { try connection.call(method, params) }
            #expect(try connection.call("event.head") == 1)
        }

        @Test func `a call that may take longer has its own patience, and a token beside its parameters`() throws {
            let daemon = try FakeDaemon(home.run) { request in
                switch (request.method, request.meta["progress"]) {
                case ("alerts.test", "t1"): .send([Self.reply(request)])
                case ("event.head", nil): .send([Self.reply(request)])
                default: .silence
                }
            }
            defer { daemon.stop() }
            let connection = try Connection(endpoint: endpoint)
            #expect(try connection.call("event.head") == 1)
            let told = try connection.callBytes("alerts.test", [:], within: .seconds(10), progress: "t1") {}
            #expect(told.result == 1)
            var looks = 0
            #expect(throws: ClientError.outcomeUnknown(method: "alerts.test", key: nil)) {
                try connection.callBytes("alerts.test", [:], within: .milliseconds(300), progress: nil) { looks += 1 }
            }
            #expect(looks > 0)
        }

        @Test func `no daemon is told at once, with the reason`() throws {
            let missing = #expect(throws: ClientError.self) { try Connection(endpoint: endpoint) }
            #expect(missing?.description.contains("there is no such socket; start registand") == true)
            let daemon = try home.daemon(FakeRegister())
            let connection = try Connection(endpoint: endpoint)
            #expect(try connection.call("event.head")["sequence"] == 0)
            daemon.stop()
            #expect(throws: ClientError.self) { try Connection(endpoint: endpoint) }
            let gone = #expect(throws: ClientError.self) { try connection.call("event.head") }
            guard case .noDaemon = gone else { throw Unexpected() }
        }

        @Test func `a connection survives a restart of the daemon`() throws {
            let register = FakeRegister()
            let first = try home.daemon(register)
            let connection = try Connection(endpoint: endpoint, patience: .milliseconds(300))
            #expect(try connection.call("event.head")["sequence"] == 0)
            first.stop()
            let second = try home.daemon(register)
            defer { second.stop() }
            // What libzmq hands to a connection whose end it has not yet seen is lost; asking again is harmless.
            var answer: Datum?
            while answer == nil { answer = try? connection.call("event.head") }
            #expect(answer?["sequence"] == 0)
        }

        @Test func `what listens but lets nobody in is no daemon`() throws {
            let register = FakeRegister()
            let daemon = try FakeDaemon(home.run, admits: false) { register.answer($0) }
            defer { daemon.stop() }
            let connection = try Connection(endpoint: endpoint, patience: .milliseconds(50))
            let error = #expect(throws: ClientError.self) { try connection.call("event.head") }
            #expect(error?.description.contains("lets nobody in") == true)
        }

        @Test func `an endpoint that is none is refused with what is wrong`() {
            let error = #expect(throws: ClientError.self) { try Connection(endpoint: "ipc://relative") }
            #expect(error?.description.contains("absolute path") == true)
        }

        private static func id(_ request: Request) -> Int64 {
            if case .integer(let id) = request.id { id } else { 0 }
        }

        private static func reply(_ request: Request) -> [UInt8] { Reply.result(request.id, raw: Array("1".utf8)) }
    }
}

struct Unexpected: Error {}
