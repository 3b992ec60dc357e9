// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// Every Swift target is held to the same language rules; see CONTRIBUTING.md.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "registan",
    products: [
        .executable(name: "registand", targets: ["registand"]),
        .executable(name: "registan", targets: ["registan"]),
        .executable(name: "registan-alerts", targets: ["registan-alerts"]),
        // The kit, and the modules whose types it shows: what a plugin in a package of its own imports.
        .library(
            name: "RegistanPluginKit",
            targets: ["RegistanPluginKit", "Client", "Wire", "Model", "Configuration", "Service", "Chronology"]),
    ],
    targets: [
        // C libraries of the distribution; see deploy/dependencies for the packages and their reasons.
        .systemLibrary(name: "CZeroMQ"),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3"),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium"),
        .systemLibrary(name: "CArchive"),
        .systemLibrary(name: "CCurl"),
        .systemLibrary(name: "CLibUUID"),
        .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CTOML"),
        // What `registan plugin new` writes: the files of Plugins/examples.
        .target(name: "CPluginTemplates"),

        // Pure: no I/O, no clock, no Foundation.
        module("Chronology"),
        module("Suggestion"),
        module("Threads"),
        .target(
            name: "Model", dependencies: ["Chronology", "Suggestion"], swiftSettings: strict,
            linkerSettings: [.linkedLibrary("m")]),
        module("Register", ["Model", "Chronology", "Suggestion"]),
        .target(
            name: "Analysis", dependencies: ["Register", "Model", "Chronology"], swiftSettings: strict,
            linkerSettings: [.linkedLibrary("m")]),
        module("Exports", ["Model", "Chronology", "NamedUUID"]),

        // Ports and what fills them.
        module("Journal", ["CSodium", "Chronology", "Threads"]),
        module("SQLite", ["CSQLite"]),
        module("JournalSQLite", ["Journal", "SQLite", "CSQLite", "Chronology"]),
        module("Wire", ["Model", "Chronology", "CSimdjson"]),
        module("Messaging", ["CZeroMQ", "CLinux"]),
        module("Service", ["Chronology", "CLinux"]),
        module("Configuration", ["CTOML", "Suggestion"]),
        module("Decompression", ["CArchive"]),
        module("NamedUUID", ["CLibUUID"]),
        module("Datasets", ["Model", "Chronology", "Configuration", "Suggestion"]),
        module("Engine", ["Register", "Analysis", "Model", "Journal", "Wire", "Chronology"]),

        // Composition, clients and plugins.
        module(
            "Server",
            [
                "Engine", "Journal", "JournalSQLite", "Messaging", "Service", "Threads", "Configuration", "Datasets",
                "Wire", "Model", "Chronology", "Suggestion",
            ]),
        module("Client", ["Service", "Wire", "Messaging", "Model", "Chronology"]),
        module(
            "RegistanPluginKit",
            ["Service", "Threads", "Client", "Wire", "Model", "Messaging", "Configuration", "Chronology"]),
        module("Conformance", ["Service", "Threads", "Wire", "Messaging", "Model", "Chronology"]),
        module(
            "Commands",
            [
                "Client", "Conformance", "Service", "Wire", "Analysis", "Model", "Chronology", "Configuration",
                "Datasets", "Decompression", "NamedUUID", "Exports", "CPluginTemplates",
            ]),
        program("registand", ["Server"]),
        program("registan", ["Commands"]),
        module(
            "Alerts",
            [
                "Service", "RegistanPluginKit", "Threads", "Wire", "Analysis", "Model", "Configuration", "Suggestion",
                "Chronology",
                "SQLite", "CSQLite", "CSodium", "CCurl",
            ],
            path: "Plugins/alerts/Alerts"),
        program("registan-alerts", ["Alerts", "RegistanPluginKit"], path: "Plugins/alerts/Program"),
        program(
            "registan-example-swift", ["RegistanPluginKit", "Client", "Wire", "Model", "Chronology"],
            path: "Plugins/examples/swift/Sources"),

        // What several suites share, and the suites.
        module("TestSupport", path: "Tests/TestSupport"),
        module(
            "FakeDaemon", ["Conformance", "Service", "Messaging", "Wire", "Model", "Chronology"],
            path: "Tests/FakeDaemon"),
        tests("ChronologyTests", ["TestSupport", "Chronology"]),
        tests("SuggestionTests", ["Suggestion"]),
        tests("ModelTests", ["Model", "Chronology"]),
        tests("RegisterTests", ["TestSupport", "Register", "Model", "Chronology"]),
        tests("AnalysisTests", ["TestSupport", "Analysis", "Register", "Model", "Chronology"]),
        tests("JournalTests", ["Journal", "JournalSQLite", "SQLite", "Threads", "CSQLite", "Chronology"]),
        tests("WireTests", ["Wire", "Model", "Chronology"]),
        tests("EngineTests", ["TestSupport", "Engine", "Register", "Journal", "Wire", "Model", "Chronology"]),
        tests("NamedUUIDTests", ["NamedUUID"]),
        tests("DecompressionTests", ["TestSupport", "Decompression"]),
        tests(
            "DatasetsTests",
            ["TestSupport", "Datasets", "Analysis", "Configuration", "Register", "Model", "Chronology"]),
        tests(
            "ServerTests",
            [
                "TestSupport", "Server", "Service", "Engine", "Messaging", "Configuration", "Datasets", "Wire",
                "Chronology",
            ]),
        tests("MessagingTests", ["TestSupport", "Messaging"]),
        tests("ServiceTests", ["TestSupport", "Service"]),
        tests("ConfigurationTests", ["Configuration"]),
        .testTarget(name: "StyleTests", exclude: ["ratchet.json"], swiftSettings: strict),
        tests(
            "PluginKitTests",
            [
                "TestSupport", "RegistanPluginKit", "Client", "FakeDaemon", "Messaging", "Service", "Wire", "Model",
                "Configuration",
                "Chronology",
            ]),
        .testTarget(
            name: "AlertsTests",
            dependencies: [
                "TestSupport", "Service", "Alerts", "RegistanPluginKit", "Threads", "Configuration", "Wire", "Model",
                "Chronology", "SQLite",
            ], exclude: ["Python"], swiftSettings: strict),
        .testTarget(
            name: "ExampleSwiftTests",
            dependencies: [
                "registan-example-swift", "RegistanPluginKit", "Client", "Service", "Configuration", "Model",
                "Chronology",
            ], path: "Plugins/examples/swift/Tests", swiftSettings: strict),
        tests(
            "ClientTests",
            ["TestSupport", "Service", "Client", "FakeDaemon", "Messaging", "Wire", "Model", "Chronology"]),
        .testTarget(
            name: "ExportsTests", dependencies: ["Exports", "Datasets", "Register", "Wire", "Model", "Chronology"],
            exclude: ["Golden"], swiftSettings: strict),
        tests(
            "CommandsTests",
            ["TestSupport", "Commands", "Client", "Conformance", "Wire", "Model", "Chronology"]),
        program("faulty-plugin", ["Messaging", "Service", "Wire", "Model", "Chronology"], path: "Tests/FaultyPlugin"),
        tests("ConformanceTests", ["TestSupport", "Conformance", "Wire", "Model", "Chronology"]),
        tests("DocumentationTests", ["Wire", "Model"]),
        .testTarget(
            name: "IntegrationTests", dependencies: ["Client", "Messaging", "Wire", "Model", "Chronology"],
            exclude: ["Python", "Faults"], swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)
