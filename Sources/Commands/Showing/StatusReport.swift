// SPDX-License-Identifier: Apache-2.0

import Model

/// How the daemon is, on one screen: first whether all is well and what to do if not, then the figures.
struct StatusReport {
    private let status: Datum
    private let plugins: [Datum]

    init(_ status: Datum, plugins: [Datum]) {
        self.status = status
        self.plugins = plugins
    }

    func show(on page: inout Page) {
        let troubles = troubles
        if troubles.isEmpty {
            page.line(Text("All is well.", .green))
        } else {
            for trouble in troubles { page.paragraph("! \(trouble)", .bold) }
        }
        page.line()
        page.table(figures)
    }

    /// What is wrong, each as a sentence with what to do.
    var troubles: [String] {
        let health = status["health"]?.text ?? "ok"
        return (health == "ok" ? [] : [health]) + plugins.flatMap { PluginTrouble($0).sentences }
    }

    private var figures: TextTable {
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        let here = plugins.filter { !PluginTrouble.hasLeft($0) }.compactMap { $0["name"]?.text }
        let rows = [
            ("register", "\(text("instance")), epoch \(text("epoch")), sequence \(text("sequence"))"),
            ("content", "\(text("claims")) claims, \(text("entities")) entities"),
            ("daemon", "\(text("version")), up \(uptime), \(memory) of memory"), ("store", text("store")),
            ("you", "\(text("by")), \(text("role"))"),
            ("plugins", here.isEmpty ? "none here" : here.joined(separator: ", ")),
        ]
        for (name, figure) in rows { table.add([Text(name, .dim), Text(figure)]) }
        return table
    }

    private func text(_ name: String) -> String { ValueText.text(status[name]) }

    private var uptime: String {
        let seconds = Int(status["uptime"]?.number ?? 0)
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60)
        if days > 0 { return "\(days) d \(hours) h" }
        if hours > 0 { return "\(hours) h \(minutes) min" }
        return minutes > 0 ? "\(minutes) min" : "\(seconds) s"
    }

    private var memory: String { "\((status["memory"]?.integer ?? 0) >> 20) MiB" }
}
