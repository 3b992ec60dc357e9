// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

@testable import Commands

@Suite struct `A service of a plugin` {
    private static func desk(refusing refusals: [String: Failure] = [:]) -> Desk {
        let desk = Desk(
            ["rpc.discover": ScriptedPlugins.discovery, "alerts.test": #"{"delivered":1}"#, "event.head": "{}"],
            refusing: refusals)
        desk.terminal = Terminal(isTerminal: true, width: 80)
        return desk
    }

    @Test func `stands in the help of all while its plugin is here`() {
        let desk = Self.desk()
        #expect(desk.run("help") == .done)
        #expect(desk.output.contains("\nServices of plugins (registan call METHOD)\n  alerts.test  send a trial\n"))
        let alone = Desk()
        #expect(alone.run("help") == .done)
        #expect(!alone.output.contains("Services"))
    }

    @Test func `is explained from its schemas, with an example`() {
        let desk = Self.desk()
        #expect(desk.run("help alerts.test") == .done)
        #expect(
            desk.output == """
                registan call alerts.test – send a trial
                Usage: registan call alerts.test [JSON] [OPTIONS]
                A service of the plugin alerts; it takes the role operator.

                Parameters
                  sink   the sink to try (required)  one of log, chat
                  count  how many                    a whole number from 1 to 9

                Result
                  delivered  how many arrived  a whole number

                Example
                  registan call alerts.test '{"sink": "log"}'

                """)
        let called = Self.desk()
        #expect(called.run("call alerts.test --help") == .done)
        #expect(called.output == desk.output)
    }

    @Test(arguments: Catalogue.methods.map(\.name))
    func `is explained as the register's own methods are, which take no daemon`(method: String) {
        let desk = Desk()
        #expect(desk.run("help \(method)") == .done)
        #expect(desk.output.hasPrefix("registan call \(method) – "))
        #expect(desk.calls.isEmpty)
    }

    @Test func `that is not here is refused with the nearest`() {
        let desk = Self.desk()
        #expect(desk.run("help alerts.tets") == .usage)
        #expect(desk.errors.contains("Did you mean “alerts.test”?"))
    }

    @Test func `is waited for as long as the daemon waits for it`() {
        let desk = Self.desk()
        #expect(desk.run("call alerts.test") == .done)
        #expect(desk.patience == .seconds(35))
        #expect(desk.calls == [.init(method: "alerts.test", params: [:])])
        #expect(desk.run("call event.head") == .done)
    }

    @Test func `is given a deadline`() {
        let desk = Self.desk()
        #expect(desk.run(#"call alerts.test '{"sink":"log"}' --deadline 60"#) == .done)
        #expect(desk.patience == .seconds(65))
        #expect(
            desk.calls == [
                .init(method: "alerts.test", params: ["sink": "log", "deadline": "2026-11-24T12:01:00.000Z"])
            ])
    }

    @Test(arguments: [
        "call alerts.test --deadline 0", "call alerts.test --deadline soon", "call alerts.test --deadline 3601",
        #"call alerts.test '{"deadline":"2026-11-24T12:00:00Z"}' --deadline 5"#,
    ])
    func `is not called with a deadline that makes no sense`(line: String) {
        let desk = Self.desk()
        #expect(desk.run(line) == .usage)
        #expect(desk.calls.isEmpty)
    }

    @Test func `tells how far it is where a person watches`() {
        let desk = Self.desk()
        desk.progress = [#"{"fraction":0.4,"text":"two of five"}"#, #"{"text":"done \u001b[2J"}"#]
        desk.isWatched = true
        #expect(desk.run("call alerts.test") == .done)
        #expect(desk.errors.hasPrefix("\r40%  two of five\rdone \\u{1B}[2J"), "\(desk.errors)")
        #expect(desk.output == "{\"delivered\": 1}\n")
        let unwatched = Self.desk()
        unwatched.progress = desk.progress
        #expect(unwatched.run("call alerts.test") == .done)
        #expect(unwatched.errors.isEmpty)
    }

    @Test func `refuses with a code of its own, which is shown as it was given`() {
        let given: Datum = ["code": -32050, "message": "The mail server is full.", "data": ["hint": "Empty it."]]
        let desk = Self.desk(refusing: ["alerts.test": Failure(RPCError(reading: given))])
        #expect(desk.run("call alerts.test") == .refused)
        #expect(desk.errors == "registan: The mail server is full. (-32050)\n  Empty it.\n")
    }

    @Test(arguments: [
        (RPCError.Code.noSuchService, ExitCode.pluginUnavailable), (.pluginSilent, .pluginUnavailable),
        (.outcomeUnknown, .outcomeUnknown), (.invalidParams, .refused), (.notAuthorised, .notAuthorised),
    ])
    func `ends with a code of its own where it has no answer`(code: RPCError.Code, expected: ExitCode) {
        let hint = "Start the plugin, for example with “systemctl start registan-plugin@alerts”, then ask again."
        let desk = Self.desk(refusing: ["alerts.test": Failure(RPCError(code, "No answer.", hint: hint))])
        #expect(desk.run("call alerts.test") == expected)
        #expect(desk.errors == "registan: No answer.\n  \(hint)\n")
    }
}

@Suite struct `A plugin that fell silent` {
    @Test func `is told with how to start it again`() {
        let error = RPCError(.pluginSilent, "“alerts” went away.", given: "alerts.test", hint: "Ask again later.")
        let desk = Desk(refusing: ["alerts.test": Failure(error)])
        #expect(desk.run("call alerts.test") == .pluginUnavailable)
        #expect(
            desk.errors == """
                registan: “alerts” went away.
                  Ask again later.
                  registan plugins alerts shows how it is. Where it has left: systemctl start registan-plugin@alerts

                """)
    }
}

@Suite struct `A schema in words` {
    @Test(arguments: [
        (#"{"type":"string"}"#, "text", #""...""#), (#"{"enum":["a","b"]}"#, "one of a, b", #""a""#),
        (#"{"type":"integer","minimum":2}"#, "a whole number from 2", "2"),
        (#"{"type":"number","maximum":1}"#, "a number up to 1", "1"),
        (#"{"type":"array","items":{"type":"boolean"}}"#, "a list of true or false", "[]"),
        (##"{"allOf":[{"$ref":"#/components/schemas/Claim"}],"description":"x"}"##, "Claim", "{}"),
        (#"{"oneOf":[{"type":"string"},{"type":"null"}]}"#, "text or nothing", #""...""#),
        (#"{"type":"string","default":"log"}"#, "text", #""log""#), ("{}", "anything", "{}"),
    ])
    func `is what may be given, and an example`(schema: String, words: String, example: String) {
        #expect(SchemaText.type(datum(schema)) == words)
        #expect(SchemaText.example(datum(schema)) == datum(example))
    }
}
