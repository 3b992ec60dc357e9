// SPDX-License-Identifier: Apache-2.0

import Client
import Configuration
import Glibc
import Messaging
import Service

/// The program of a plugin.
public enum PluginMain {
    /// The exit status of a plugin that ended as asked.
    public static let done: Int32 = 0
    /// The exit status where configuration or state directory are unusable.
    public static let unusable: Int32 = 1
    /// The exit status for a wrong command line.
    public static let misused: Int32 = 2

    /// Runs a plugin until SIGTERM or SIGINT, and returns the exit status. Call it on the first thread, before any other
    /// is started.
    ///
    /// - Parameter arguments: the command line, the program's name first.
    public static func run<Subject: Plugin>(_ type: Subject.Type, arguments: [String]) -> Int32 {
        do {
            let options = try PluginOptions(arguments.dropFirst())
            switch options.action {
            case .showVersion: print("registan-\(type.name) \(type.version)")
            case .showHelp: print(PluginOptions.help(name: type.name, summary: type.summary))
            case .check, .run: try Program<Subject>(options, environment: ProcessEnvironment.current).run()
            }
            return done
        } catch {
            let line = Array("registan-\(type.name): \(Log.escaped("\(error)"))\n".utf8)
            _ = write(STDERR_FILENO, line, line.count)
            return error is PluginOptions.Misuse ? misused : unusable
        }
    }
}

/// A plugin put together from its options.
struct Program<Subject: Plugin> {
    private let options: PluginOptions
    private let environment: [String: String]
    private let log: Log
    private let stateDirectory: String

    init(_ options: PluginOptions, environment: [String: String]) throws {
        self.options = options
        self.environment = environment
        log = Log.standardError(environment: environment)
        guard
            let directory = StateDirectory.path(given: options.state, name: Subject.name, environment: environment)
        else { throw PluginOptions.Misuse(description: "Where to keep the state is not known; give --state.") }
        stateDirectory = directory
    }

    /// Checks everything that can be checked without the daemon, then runs if it is asked to.
    func run() throws {
        let document = try options.config.map(read)
        let prefix = "REGISTAN_" + Subject.name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
        let settings = try Settings.read(document, environment: environment, prefix: prefix, specs: Subject.settings)
        try StateDirectory.create(stateDirectory)
        let lock = try FileLock(path: stateDirectory + "/lock")
        let health = PluginHealth()
        let plugin = try Subject(
            PluginSetup(
                settings: settings, document: document, stateDirectory: stateDirectory, log: log, health: health))
        _ = try ServiceTable(Subject.name, plugin.services)
        let deadLetters = try DeadLetters(stateDirectory: stateDirectory)
        if options.action == .check { return }
        try serve(plugin, deadLetters, health)
        withExtendedLifetime(lock) {}
    }

    private func serve(_ plugin: Subject, _ deadLetters: consuming DeadLetters, _ health: PluginHealth) throws {
        let signals = try Signals()
        let endpoints = Endpoints(run: options.run, environment: environment)
        try PluginRunner(
            endpoints: endpoints, log: log, environment: environment, retriesDeadLetters: options.retriesDeadLetters
        ).run(plugin, deadLetters: deadLetters, health: health, signals: signals)
    }

    private func read(_ path: String) throws -> TOMLDocument {
        try TOMLDocument.parse(bytes: Files.read(path, limit: TOMLDocument.maximumBytes), file: path)
    }
}
