// SPDX-License-Identifier: Apache-2.0

import Model

/// One plugin in full: how it is, what it hears and tells, its parts, and its services with what they take.
struct PluginSheet {
    private let plugin: Datum
    private let services: [MethodEntry]

    /// - Parameter services: its services as they are described; empty where it has left.
    init(_ plugin: Datum, services: [MethodEntry]) {
        self.plugin = plugin
        self.services = services
    }

    func show(on page: inout Page) {
        page.line(Text(text("name"), .bold) + Text(" \(text("version")), ") + PluginTables.state(plugin))
        page.line()
        page.table(figures)
        let parts = PluginTables.parts([plugin])
        if !parts.isEmpty {
            page.heading("Parts")
            page.table(parts, indent: 2)
        }
        if !services.isEmpty { showServices(on: &page) }
        page.troubles(of: [plugin])
    }

    private var figures: TextTable {
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        let rows = [
            ("cursor", "\(text("cursor")), \(counted(plugin["lag"]?.integer ?? 0, "record")) behind"),
            ("set aside", counted(plugin["deadLetters"]?.integer ?? 0, "event")),
            ("last error", plugin["lastError"]?.text ?? ""), ("hears", list("topics")),
            ("publishes", list("publishes")),
            ("offers", services.isEmpty ? list("services") : ""),
        ]
        for (name, figure) in rows where !figure.isEmpty { table.add([Text(name, .dim), Text(figure)]) }
        return table
    }

    private func showServices(on page: inout Page) {
        page.heading("Services")
        for service in services {
            page.line(Text("  \(service.name)", .bold) + Text(" – \(service.summary)"))
            page.table(MethodHelp.table(of: service.parameters), indent: 4)
        }
        page.line()
        page.line(Text("More on one: registan help \(services[0].name)", .dim))
    }

    private func text(_ name: String) -> String { ValueText.text(plugin[name]) }

    private func list(_ name: String) -> String {
        (plugin[name]?.elements ?? []).map { ValueText.text($0) }.joined(separator: ", ")
    }
}
