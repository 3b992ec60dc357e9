// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Conformance
import Glibc
import Service

/// The program as a process.
public enum Launch {
    /// Carries out a command line against the real terminal, clock and daemon.
    ///
    /// A closed output ends it quietly: SIGPIPE is ignored. Ctrl-C ends it with 0: a command that goes on until then was
    /// done, and one that writes has told its key before only where no answer came.
    ///
    /// - Parameter arguments: the words behind the program's name.
    /// - Returns: the exit code.
    public static func run(_ arguments: [String]) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        if arguments.first == "watch" { signal(SIGINT) { _ in _exit(ExitCode.done.rawValue) } }
        return Program.run(arguments, in: surroundings(ProcessEnvironment.current)).rawValue
    }

    private static func surroundings(_ variables: [String: String]) -> Surroundings {
        Surroundings(
            terminal: Terminal(isTerminal: isatty(STDOUT_FILENO) == 1, width: columns(), variables: variables),
            output: Output(descriptor: STDOUT_FILENO), errors: Output(descriptor: STDERR_FILENO),
            now: Clock.now, newKey: newKey,
            connect: { given throws(Failure) in
                try DaemonTransport(
                    Endpoints(command: given.command, events: given.events, environment: variables),
                    patience: given.patience)
            }, files: SystemFiles(), createFile: { path throws(Failure) in try AtomicFile(path) },
            createFolder: { path throws(Failure) in try AtomicFolder(path) },
            tryPlugin: { words, events, scenarios, tell throws(Failure) in
                do {
                    let program = TriedProgram(words, environment: variables)
                    try Trial(program, events: events).run(scenarios, tell: tell)
                } catch {
                    throw Failure(.refused, "\(error)", hint: "Name a program that can be run, by its path.")
                }
            }, isWatched: isatty(STDERR_FILENO) == 1)
    }

    /// The columns of the terminal; nil where output goes elsewhere.
    private static func columns() -> Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// 128 random bits in hex.
    private static func newKey() -> String {
        (0..<2).map { _ in
            let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
