// SPDX-License-Identifier: Apache-2.0

import Model

/// The program: from words to an exit code.
enum Program {
    /// Carries out a command line; whatever goes wrong is said on the error output.
    static func run(_ words: [String], in surroundings: Surroundings) -> ExitCode {
        do throws(Failure) {
            try carryOut(words, in: surroundings)
            return .done
        } catch {
            report(error, to: surroundings.errors)
            return error.code
        }
    }

    private static func carryOut(_ words: [String], in surroundings: Surroundings) throws(Failure) {
        guard let name = words.first else {
            surroundings.output.print(Help.overview(in: surroundings))
            return
        }
        switch name {
        case "--help", "-h": surroundings.output.print(Help.overview(in: surroundings))
        case "--version": surroundings.output.print(Version.line)
        default: try invocation(words, in: surroundings).carryOut()
        }
    }

    /// Understands a command line.
    static func invocation(
        _ words: [String], in surroundings: Surroundings, assuming: [Datum] = []
    ) throws(Failure) -> Invocation {
        let (command, rest) = try Command.resolve(words)
        let line = try command.parse(rest)
        return Invocation(command, line, words: words, in: surroundings, assuming: assuming)
    }

    /// `registan: <sentence>`, and below it what to do.
    private static func report(_ failure: Failure, to errors: Output) {
        var text = failure.details.map { "\(printable($0))\n" }.joined()
        text += "registan: \(printable(failure.sentence))\n"
        for line in (failure.hint ?? "").split(separator: "\n") { text += "  \(printable(line))\n" }
        errors.print(text)
    }
}

extension Invocation {
    /// Does it, or shows the command's help where that was asked for.
    func carryOut() throws(Failure) {
        guard !line.has("help") else {
            surroundings.output.print(try help())
            return
        }
        try command.run(self)
    }

    /// The command's help; of `call` with a method, the method's.
    private func help() throws(Failure) -> String {
        if command.name == Command.call.name, let method = line.argument(0) {
            return MethodHelp.page(
                for: try MethodBook.find(method, in: surroundings, endpoint: line["endpoint"]),
                terminal: surroundings.terminal)
        }
        return try Help.page(for: command, line.arguments, terminal: surroundings.terminal)
    }
}
