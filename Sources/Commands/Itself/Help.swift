// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let help = Command(
        "help", "show what a command does and takes", .program, .local,
        arguments: [
            Argument("COMMAND", "the command, one word or two, or a METHOD of call; all if left out", .optional),
            Argument("KIND", "for record, explain and slot a kind of claim, for register a kind of entity", .optional),
        ],
        examples: [
            Example("help", "all commands"),
            Example("help record membership", "a command, with the fields of a kind"),
        ]
    ) { invocation throws(Failure) in
        let words = invocation.line.arguments
        let terminal = invocation.surroundings.terminal
        guard !words.isEmpty else {
            invocation.surroundings.output.print(Help.overview(in: invocation.surroundings))
            return
        }
        let longer = words.count == 1 ? Command.beginning(with: words[0]) : []
        if !longer.isEmpty, !Command.all.contains(where: { $0.name == words[0] }) {
            invocation.surroundings.output.print(Help.overview(of: longer, for: terminal))
            return
        }
        if words.count == 1, words[0].contains("."), !words[0].hasPrefix("-") {
            let method = try MethodBook.find(words[0], in: invocation.surroundings)
            invocation.surroundings.output.print(MethodHelp.page(for: method, terminal: terminal))
            return
        }
        let (command, rest) = try Command.resolve(words)
        let page = try Help.page(for: command, rest, terminal: terminal)
        invocation.surroundings.output.print(page)
    }
}

/// The pages of help, made from the table of commands and from the declarations of the kinds.
enum Help {
    /// Every command in one line, by heading; behind them the services of plugins, where a daemon tells them at once.
    static func overview(in surroundings: Surroundings) -> String {
        var page = Page(for: surroundings.terminal)
        page.line("registan asks the register of regional security, and writes to it.")
        page.line("Usage: registan COMMAND [ARGUMENTS] [OPTIONS]")
        for group in Command.Group.allCases {
            page.heading(group.rawValue)
            show(Command.all.filter { $0.group == group }, on: &page)
        }
        let services = MethodBook.services(in: surroundings)
        if !services.isEmpty {
            page.heading("Services of plugins (registan call METHOD)")
            MethodHelp.show(services, on: &page)
        }
        page.line()
        page.line("More on one: registan help COMMAND" + (services.isEmpty ? "" : ", or METHOD"))
        page.line("Exit codes: 0 done, 1 refused, 2 usage, 3 no daemon, 4 not authorised, 5 plugin unavailable,")
        page.line("6 outcome unknown.")
        return page.rendered
    }

    /// Commands of two words that share the first.
    static func overview(of commands: [Command], for terminal: Terminal) -> String {
        var page = Page(for: terminal)
        show(commands, on: &page)
        page.line()
        page.line(Text("More on one: registan help " + (commands.first?.name ?? "COMMAND")))
        return page.rendered
    }

    private static func show(_ commands: [Command], on page: inout Page) {
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for command in commands { table.add([Text(command.name), Text(command.summary)]) }
        page.table(table, indent: 2)
    }

    /// All about a command; behind a kind, its fields too.
    static func page(for command: Command, _ words: [String], terminal: Terminal) throws(Failure) -> String {
        var page = Page(for: terminal)
        page.line(Text("registan \(command.name)", .bold) + Text(" – \(command.summary)"))
        page.line(Text("Usage: \(command.usage)"))
        showArguments(of: command, on: &page)
        try showKind(command, words, on: &page)
        showOptions(of: command, on: &page)
        for note in command.notes {
            page.line()
            page.paragraph(note)
        }
        page.heading("Examples")
        for example in command.examples {
            page.line(Text("  # \(example.summary)", .dim))
            page.line(Text("  registan \(example.line)"))
        }
        let longer = Command.beginning(with: command.name)
        if !longer.isEmpty {
            page.heading("See also")
            show(longer, on: &page)
        }
        return page.rendered
    }

    private static func showArguments(of command: Command, on page: inout Page) {
        guard !command.arguments.isEmpty else { return }
        page.heading("Arguments")
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for argument in command.arguments { table.add([Text(argument.name), Text(argument.summary)]) }
        page.table(table, indent: 2)
    }

    private static func showOptions(of command: Command, on page: inout Page) {
        page.heading("Options")
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for option in command.options {
            table.add([Text(option.usage), Text(option.summary + (option.isRequired ? " (required)" : ""))])
        }
        page.table(table, indent: 2)
    }

    private static func showKind(_ command: Command, _ words: [String], on page: inout Page) throws(Failure) {
        guard let name = words.first else { return }
        do throws(Rejection) {
            switch command.name {
            case "record", "explain", "slot":
                KindHelp.show(try KindIndex(reading: name, field: "").kind, on: &page)
            case "register":
                KindHelp.show(try EntityKind(reading: name, field: ""), on: &page)
            default: return
            }
        } catch {
            throw Failure(error)
        }
    }
}
