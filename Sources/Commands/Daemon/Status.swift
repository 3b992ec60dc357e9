// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let status = Command(
        "status", "whether all is well, and if not, what to do", .running, .daemon,
        examples: [
            Example("status", "one screen"),
            Example("status --json --endpoint tcp://127.0.0.1:7766", "for a script, from a daemon elsewhere"),
        ], methods: ["system.status", "plugin.list"]
    ) { invocation throws(Failure) in
        let status = try invocation.ask("system.status")
        guard !invocation.isJSON else { return }
        let plugins = try invocation.ask("plugin.list")["plugins"]?.elements ?? []
        invocation.show { page in StatusReport(status, plugins: plugins).show(on: &page) }
    }

    static let plugins = Command(
        "plugins", "the plugins, with lag and last error", .running, .daemon,
        examples: [
            Example("plugins", "every plugin that ever came"),
            Example("plugins --json", "the same for a script"),
        ], methods: ["plugin.list"]
    ) { invocation throws(Failure) in
        let plugins = try invocation.ask("plugin.list")["plugins"]?.elements ?? []
        invocation.show { page in
            guard !plugins.isEmpty else {
                page.line("No plugin has come yet.")
                return
            }
            page.table(table(of: plugins))
        }
    }

    private static func table(of plugins: [Datum]) -> TextTable {
        var table = TextTable([
            .init("PLUGIN"), .init("VERSION"), .init("STATE"), .init("CURSOR", isNumeric: true),
            .init("LAG", isNumeric: true), .init("SET ASIDE", isNumeric: true), .init("SERVICES", isFlexible: true),
            .init("LAST ERROR", isFlexible: true),
        ])
        for plugin in plugins {
            let state = plugin["state"]?.text ?? ""
            table.add([
                Text(plugin["name"]?.text ?? "", .bold), Text(plugin["version"]?.text ?? ""),
                Text(state, state == "left" ? .yellow : .plain), Text(ValueText.text(plugin["cursor"])),
                Text(ValueText.text(plugin["lag"])), Text(ValueText.text(plugin["deadLetters"])),
                Text((plugin["services"]?.elements ?? []).map { ValueText.text($0) }.joined(separator: " ")),
                Text(plugin["lastError"]?.text ?? "", .red),
            ])
        }
        return table
    }
}
