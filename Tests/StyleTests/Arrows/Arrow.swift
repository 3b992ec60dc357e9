// SPDX-License-Identifier: Apache-2.0

/// What one module may import: a row of the table in ARCHITECTURE.md.
struct Arrow: Sendable {
    let module: String
    /// Modules of this package, C libraries included.
    let mayImport: Set<String>
    /// Modules that come with the toolchain.
    let system: Set<String>
}

extension Arrow {
    /// Every module but the plugins', which share ``plugin``. What a row does not name is forbidden.
    static let all: [Arrow] = [
        pure("Chronology"),
        pure("Suggestion"),
        row("Threads", []),
        pure("Model", ["Chronology", "Suggestion"]),
        pure("Register", ["Model", "Chronology", "Suggestion"]),
        pure("Analysis", ["Register", "Model", "Chronology"], mathematics),
        pure("Exports", ["Model", "Chronology", "NamedUUID"]),

        row("Journal", ["Chronology", "Threads", "CSodium"]),
        row("SQLite", ["CSQLite"]),
        row("JournalSQLite", ["Journal", "Chronology", "SQLite", "CSQLite"]),
        row("JournalPostgreSQL", ["Journal", "Chronology", "CPostgreSQL"]),
        row("Wire", ["Model", "Chronology", "CSimdjson"]),
        row("Messaging", ["CZeroMQ", "CLinux"]),
        row("Service", ["Chronology", "CLinux"]),
        row("Configuration", ["Suggestion", "CTOML"]),
        row("Decompression", ["CArchive"]),
        row("NamedUUID", ["CLibUUID"]),
        row("Datasets", ["Model", "Chronology", "Configuration", "Suggestion"]),
        row("Engine", ["Register", "Model", "Analysis", "Journal", "Wire", "Chronology"]),

        row("Client", ["Wire", "Messaging", "Service", "Model", "Chronology"]),
        row(
            "RegistanPluginKit",
            ["Client", "Wire", "Messaging", "Service", "Threads", "Model", "Chronology", "Configuration"]),
        row("Conformance", ["Wire", "Messaging", "Service", "Threads", "Model", "Chronology"]),
        row("Relay", ["Messaging", "Wire"]),
        row(
            "Server",
            [
                "Chronology", "Suggestion", "Model", "Register", "Analysis", "Exports", "Journal", "JournalSQLite",
                "JournalPostgreSQL", "Wire", "Messaging", "Service", "Threads", "Configuration", "Datasets", "Engine",
                "Relay",
            ], foundation),
        row(
            "Commands",
            [
                "Client", "Conformance", "Service", "Wire", "Analysis", "Model", "Chronology", "Configuration",
                "Datasets", "Decompression", "NamedUUID", "Exports", "CPluginTemplates",
            ], foundation),
        row("registand", ["Server"]),
        row("registan", ["Commands"]),
    ]

    /// What a module of any plugin may import, besides the other modules in its own folder and its C libraries.
    static let plugin = row(
        "a plugin",
        [
            "RegistanPluginKit", "Client", "Service", "Threads", "Wire", "Model", "Register", "Analysis", "Exports",
            "Chronology", "Configuration", "Suggestion", "SQLite",
        ], foundation)

    /// What tests may import, besides what they declare.
    static let testSystem = operatingSystem.union(foundation).union(["Testing"])

    private static let operatingSystem: Set<String> = ["Glibc", "Musl", "Synchronization", "Dispatch"]
    private static let mathematics: Set<String> = ["Glibc", "Musl"]
    private static let foundation: Set<String> = ["Foundation", "FoundationEssentials"]

    /// A module without input, output or clock.
    private static func pure(_ module: String, _ others: Set<String> = [], _ system: Set<String> = []) -> Arrow {
        Arrow(module: module, mayImport: others, system: system)
    }

    /// A module that meets the operating system; Foundation, where allowed, is named.
    private static func row(_ module: String, _ others: Set<String>, _ system: Set<String> = []) -> Arrow {
        Arrow(module: module, mayImport: others, system: system.union(operatingSystem))
    }
}

/// A sentence of ARCHITECTURE.md on what must stay out of a module's reach, through however many others.
struct Distance: Sendable {
    let modules: [String]
    let mustNotReach: Set<String>
    let because: String

    static let all = [
        Distance(
            modules: ["Chronology", "Suggestion", "Model", "Register", "Analysis", "Exports"],
            mustNotReach: outside.union(["Wire", "Journal", "Engine", "Configuration", "Datasets", "Client", "Server"]),
            because: "the model knows nothing of the outside"),
        Distance(
            modules: ["Engine"], mustNotReach: outside.union(["Configuration", "Datasets", "Client", "Server"]),
            because: "the engine knows ports only"),
        Distance(
            modules: ["Wire"], mustNotReach: outside.union(["Journal", "Engine", "Server"]),
            because: "the protocol knows neither transport nor store"),
        Distance(
            modules: ["Client", "RegistanPluginKit", "Conformance", "Commands", "registan"],
            mustNotReach: stores.union(["Journal", "Engine", "Server"]),
            because: "a client meets the daemon over the wire alone"),
        Distance(
            modules: ["Server", "registand"], mustNotReach: ["Client", "RegistanPluginKit", "Conformance", "Commands"],
            because: "the daemon does not know its clients"),
    ]

    private static let stores: Set<String> = ["JournalSQLite", "JournalPostgreSQL", "SQLite", "CSQLite", "CPostgreSQL"]
    private static let outside: Set<String> = stores.union(["Messaging", "Service", "CZeroMQ", "CTOML", "CLinux"])
}
