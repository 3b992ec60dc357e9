// SPDX-License-Identifier: Apache-2.0

import Model

/// Plugins and their parts as tables that fit 80 columns: what nobody has gets no column.
enum PluginTables {
    /// A line for each plugin.
    static func plugins(_ plugins: [Datum]) -> TextTable {
        let services = plugins.map {
            ($0["services"]?.elements ?? []).map { ValueText.text($0) }.joined(separator: " ")
        }
        let hasServices = services.contains { !$0.isEmpty }
        let errors = plugins.map { $0["lastError"]?.text ?? "" }
        let hasErrors = errors.contains { !$0.isEmpty }
        var table = TextTable([
            .init("PLUGIN"), .init("STATE"), .init("CURSOR", isNumeric: true), .init("LAG", isNumeric: true),
            .init("SET ASIDE", isNumeric: true), .init(hasServices ? "SERVICES" : "", isFlexible: true),
            .init(hasErrors ? "LAST ERROR" : "", isFlexible: true),
        ])
        for (place, plugin) in plugins.enumerated() {
            table.add([
                Text(plugin["name"]?.text ?? "", .bold), state(plugin), Text(ValueText.text(plugin["cursor"])),
                Text(ValueText.text(plugin["lag"])), Text(ValueText.text(plugin["deadLetters"])),
                Text(services[place]), Text(errors[place], .red),
            ])
        }
        return table
    }

    /// A line for each part of some plugins; empty where none tells of any.
    static func parts(_ plugins: [Datum]) -> TextTable {
        let rows = plugins.flatMap { plugin in PluginTrouble.parts(plugin).map { (plugin, $0) } }
        let hasErrors = rows.contains { !($0.1["lastError"]?.text ?? "").isEmpty }
        let isOfSeveral = plugins.count > 1
        var table = TextTable([
            .init(isOfSeveral ? "PLUGIN" : ""), .init("PART"), .init("STATE"), .init("WAITING", isNumeric: true),
            .init("SET ASIDE", isNumeric: true), .init(hasErrors ? "LAST ERROR" : "", isFlexible: true),
        ])
        for (plugin, part) in rows {
            table.add([
                Text(isOfSeveral ? plugin["name"]?.text ?? "" : "", .bold), Text(part["name"]?.text ?? "", .bold),
                Text(part["state"]?.text ?? ""), Text(ValueText.text(part["waiting"])),
                Text(ValueText.text(part["deadLetters"])), Text(part["lastError"]?.text ?? "", .red),
            ])
        }
        return table
    }

    /// How a plugin says it is; that it has left stands out.
    static func state(_ plugin: Datum) -> Text {
        Text(plugin["state"]?.text ?? "", PluginTrouble.hasLeft(plugin) ? .yellow : .plain)
    }
}

extension Page {
    /// Adds what is wrong with some plugins, and what to do; nothing where all is well.
    mutating func troubles(of plugins: [Datum]) {
        let sentences = plugins.flatMap { PluginTrouble($0).sentences }
        guard !sentences.isEmpty else { return }
        line()
        for sentence in sentences { paragraph("! \(sentence)", .yellow) }
    }
}
