// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

@testable import Commands

@Suite struct `The table of commands` {
    /// Methods that no command of their own stands for: they are for programs, or come with what a command needs.
    private static let reachedByCall: Set<String> = [
        "rpc.discover", "system.metrics", "event.discover", "event.publish", "plugin.register", "plugin.heartbeat",
        "plugin.leave",
    ]

    @Test func `reaches every method of the catalogue`() {
        let used = Set(Command.all.flatMap(\.methods))
        let known = Set(Catalogue.methods.map(\.name))
        #expect(used.subtracting(known).isEmpty)
        #expect(used.isDisjoint(with: Self.reachedByCall))
        #expect(known.subtracting(used).subtracting(Self.reachedByCall).isEmpty)
    }

    @Test func `has each name once`() {
        #expect(Set(Command.all.map(\.name)).count == Command.all.count)
        for command in Command.all {
            #expect(Set(command.options.map(\.name)).count == command.options.count, "\(command.name)")
        }
    }

    @Test(arguments: Command.all.map(\.name))
    func `has two examples for each command, which parse`(name: String) throws {
        let command = try Command.named(name)
        #expect(command.examples.count == 2)
        for example in command.examples {
            let line = words(example.line)
            #expect(line.starts(with: command.words))
            let (resolved, rest) = try Command.resolve(line)
            _ = try resolved.parse(rest)
        }
        let desk = Desk()
        #expect(desk.run("\(name) --help") == .done)
        for example in command.examples { #expect(desk.output.contains("  registan \(example.line)\n")) }
    }

    @Test(arguments: Command.all.filter { $0.scope == .reading }.map(\.name))
    func `gives every question a viewpoint`(name: String) throws {
        let options = Set(try Command.named(name).options.map(\.name))
        #expect(options.isSuperset(of: ["on", "known", "recorded", "what-if", "json", "endpoint", "help"]))
    }

    @Test(arguments: Command.all.filter { $0.scope == .writing }.flatMap { $0.examples.map(\.line) })
    func `has examples of writing that reach the register`(line: String) throws {
        let desk = Desk(
            Dictionary(uniqueKeysWithValues: Catalogue.methods.map { ($0.name, #"{"sequence":1,"changes":[]}"#) }))
        desk.files["ksor.json"] = #"{"id":"ksor-majority-russian","statement":"x","expression":{}}"#
        desk.files["withdrawal.json"] = #"{"kind":"existence","subject":"X","valid":"2012"}"#
        #expect(desk.run(line) == .done, "\(desk.errors)")
        let method = try #require(desk.calls.first.flatMap { Catalogue.method(named: $0.method) })
        #expect(method.effect == .write)
        guard method.parameters.contains(where: { $0.name == "dryRun" }), !line.hasSuffix("--json") else { return }
        let changesAnswers = !method.name.hasPrefix("finding.") && !method.name.hasPrefix("scenario.")
        #expect(desk.calls[0].params["dryRun"] == (changesAnswers || line.contains("--dry-run") ? true : nil))
    }

    @Test func `reads options before arguments are checked only for help`() {
        let desk = Desk()
        #expect(desk.run("members --help") == .done)
        #expect(desk.run("help members") == .done)
        #expect(desk.calls.isEmpty)
    }
}

@Suite struct `Completions` {
    @Test(arguments: Shell.allCases)
    func `name every command and its options`(shell: Shell) {
        let script = shell.script(for: Command.all)
        for command in Command.all {
            for word in command.words { #expect(script.contains(word)) }
            for option in command.options { #expect(script.contains(option.name)) }
        }
    }

    @Test func `offer the words that may stand there`() {
        let desk = Desk()
        #expect(desk.run("completions bash") == .done)
        #expect(desk.output.contains("\"rank --reason\") words=\"\""))
        #expect(desk.output.contains("\"claims --kind\") words=\"existence membership"))
    }
}
