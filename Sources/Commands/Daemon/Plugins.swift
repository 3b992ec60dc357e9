// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let plugins = Command(
        "plugins", "the plugins, how far each has come, and what to do", .running, .daemon,
        arguments: [Argument("NAME", "one of them, in full; all if left out", .optional)],
        examples: [
            Example("plugins", "every plugin that ever came"),
            Example("plugins alerts", "one with its parts, its services and their parameters"),
        ],
        notes: [
            "LAG counts the records that a plugin has not dealt with. SET ASIDE counts its dead letters: events that it "
                + "failed on again and again, kept so that the rest could go on."
        ], methods: ["plugin.list"]
    ) { invocation throws(Failure) in
        let plugins = try invocation.ask("plugin.list")["plugins"]?.elements ?? []
        guard let name = invocation.line.argument(0) else { return show(plugins, by: invocation) }
        let plugin = try find(name, in: plugins)
        guard !invocation.isJSON else { return }
        let services = MethodBook.services(in: invocation.surroundings, endpoint: invocation.line["endpoint"])
        invocation.show { page in
            PluginSheet(plugin, services: services.filter { $0.plugin == name }).show(on: &page)
        }
    }

    private static func show(_ plugins: [Datum], by invocation: Invocation) {
        invocation.show { page in
            guard !plugins.isEmpty else {
                page.line("No plugin has come yet.")
                return
            }
            page.table(PluginTables.plugins(plugins))
            let parts = PluginTables.parts(plugins)
            if !parts.isEmpty {
                page.line()
                page.table(parts)
            }
            page.troubles(of: plugins)
        }
    }

    private static func find(_ name: String, in plugins: [Datum]) throws(Failure) -> Datum {
        if let plugin = plugins.first(where: { $0["name"]?.text == name }) { return plugin }
        let names = plugins.compactMap { $0["name"]?.text }
        let known = names.isEmpty ? "No plugin has come yet." : "There are \(names.joined(separator: ", "))."
        throw Failure(
            .refused, "No plugin “\(name)” has ever come.", hint: didYouMean(name, among: names) + known)
    }
}
