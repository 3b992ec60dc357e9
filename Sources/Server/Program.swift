// SPDX-License-Identifier: Apache-2.0

import Configuration
import Engine
import Glibc
import JournalSQLite
import Messaging
import Service

/// The program `registand`, from its command line to its exit code.
public enum Program {
    /// Exit codes.
    private enum Exit {
        static let done: Int32 = 0
        static let failure: Int32 = 1
        static let misuse: Int32 = 2
    }

    /// Runs what the words after the program's name ask for, and gives the exit code.
    public static func run(_ words: [String]) -> Int32 {
        let options: Options
        do { options = try Options(words) } catch {
            complain(error.message)
            return Exit.misuse
        }
        switch options.wish {
        case .help: say(Options.help)
        case .version: say("registand \(Release.version)")
        case .check, .run: return start(options)
        }
        return Exit.done
    }

    private static func start(_ options: Options) -> Int32 {
        let environment = ProcessEnvironment.current
        do {
            let settings = try settings(options, environment)
            let log = Log.standardError(most: settings.logLevel, environment: environment)
            let startup = Startup(options: options, settings: settings, environment: environment, log: log)
            return options.wish == .check ? try check(startup) : try serve(startup)
        } catch {
            complain("\(error)")
            return Exit.failure
        }
    }

    private static func settings(_ options: Options, _ environment: [String: String]) throws -> ServerSettings {
        let document = try options.configuration.map {
            try TOMLDocument.parse(bytes: try TextFile.read($0), file: $0)
        }
        let values = try Settings.read(document, environment: environment, specs: ServerSettings.specs)
        return try ServerSettings(values)
    }

    private static func reload(_ startup: Startup) throws -> (access: AccessRules, log: Log) {
        let settings = try settings(startup.options, startup.environment)
        return (settings.access, Log.standardError(most: settings.logLevel, environment: startup.environment))
    }

    private static func check(_ startup: Startup) throws -> Int32 {
        try startup.dataDirectory.create()
        let lock = try FileLock(path: startup.dataDirectory.lockPath)
        let store = try startup.openJournal()
        let engine = try startup.load(store)
        store.close()
        say("All is well: \(engine.size.entities) entities, \(engine.size.claims) claims, \(engine.head) records.")
        _ = consume lock
        return Exit.done
    }

    /// Locks, opens, loads, binds, and runs. READY is told once sockets are bound and what was loaded is durable.
    private static func serve(_ startup: Startup) throws -> Int32 {
        let signals = try Signals()
        Descriptors.raiseLimit()
        try startup.dataDirectory.create()
        let dataLock = try FileLock(path: startup.dataDirectory.lockPath)
        try startup.runDirectory.create()
        let runLock = try FileLock(path: startup.runDirectory.lockPath)
        let store = try startup.openJournal()
        let engine = try startup.load(store)
        try startup.loadDatasets(into: engine)
        // The engine has read from the store and keeps nothing of it, which the compiler cannot see: from here on the
        // store is the journal's thread's alone.
        nonisolated(unsafe) let handedOver = store
        let failure = try Self.run(engine, handedOver, signals, startup)
        _ = consume dataLock
        _ = consume runLock
        return failure == nil ? Exit.done : Exit.failure
    }

    private static func run(
        _ engine: Engine, _ store: sending SQLiteJournal, _ signals: consuming Signals, _ startup: Startup
    ) throws -> String? {
        let context = try MessagingContext()
        let zap = try ZAPHandler(context)
        var router = try RouterSocket(context)
        var publisher = try XPubSocket(context)
        try router.bind(try Endpoint(startup.runDirectory.commandEndpoint))
        try publisher.bind(try Endpoint(startup.runDirectory.eventsEndpoint))
        let wakeup = try Wakeup()
        let mailbox = Mailbox<OwnerMail>(waking: wakeup)
        let journal = try JournalDesk(store, path: startup.dataDirectory.journalPath, mailbox: mailbox)
        let manager = ServiceNotification(environment: startup.environment)
        let daemon = Daemon(
            DaemonParts(
                engine: engine, endpoint: startup.runDirectory.commandEndpoint, journal: journal,
                evaluations: try EvaluationDesk(mailbox: mailbox), mailbox: mailbox,
                wakeup: wakeup, access: startup.settings.access,
                isService: startup.environment["INVOCATION_ID"] != nil && startup.environment["STATE_DIRECTORY"] != nil,
                log: startup.log, manager: manager, reload: { try reload(startup) }, signals: signals, router: router,
                publisher: publisher, zap: zap))
        return try daemon.run()
    }

    private static func say(_ text: String) { _ = write(text + "\n", to: STDOUT_FILENO) }

    private static func complain(_ text: String) { _ = write("registand: \(Log.escaped(text))\n", to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) -> Int {
        Array(text.utf8).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
}
