// SPDX-License-Identifier: Apache-2.0

import Model

/// What a method takes and gives, from its description.
enum MethodHelp {
    /// All about one method.
    static func page(for method: MethodEntry, terminal: Terminal) -> String {
        var page = Page(for: terminal)
        page.line(Text("registan call \(method.name)", .bold) + Text(" – \(method.summary)"))
        page.line(Text("Usage: registan call \(method.name) [JSON] [OPTIONS]"))
        page.paragraph(standing(method))
        show(method.parameters, on: &page)
        showResult(method.result, on: &page)
        page.heading("Example")
        page.line(Text("  " + example(method)))
        return page.rendered
    }

    /// The methods of a list, a line each.
    static func show(_ methods: [MethodEntry], on page: inout Page) {
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for method in methods { table.add([Text(method.name), Text(method.summary)]) }
        page.table(table, indent: 2)
    }

    /// A call with the parameters that it cannot do without, or else with none.
    static func example(_ method: MethodEntry) -> String {
        let given = method.parameters.filter(\.isRequired).map {
            Datum.Member($0.name, SchemaText.example($0.schema))
        }
        guard !given.isEmpty else { return "registan call \(method.name)" }
        return "registan call \(method.name) " + ShellWords.join([JSONText.compact(.object(given))])
    }

    private static func standing(_ method: MethodEntry) -> String {
        let whose = method.plugin.map { "A service of the plugin \($0)" } ?? "A method of the register"
        return "\(whose); it takes the role \(method.role)."
    }

    private static func show(_ parameters: [MethodEntry.Parameter], on page: inout Page) {
        guard !parameters.isEmpty else { return }
        page.heading("Parameters")
        page.table(table(of: parameters), indent: 2)
    }

    /// What a method takes, a line each.
    static func table(of parameters: [MethodEntry.Parameter]) -> TextTable {
        var table = properties
        for parameter in parameters {
            let summary = [parameter.summary, parameter.isRequired ? "(required)" : ""].filter { !$0.isEmpty }
                .joined(separator: " ")
            table.add([Text(parameter.name), Text(summary), Text(SchemaText.type(parameter.schema), .dim)])
        }
        return table
    }

    private static func showResult(_ schema: Datum, on page: inout Page) {
        let members = schema["properties"]?.members ?? []
        guard !members.isEmpty else { return }
        page.heading("Result")
        var table = properties
        for member in members {
            table.add([
                Text(member.name), Text(member.value["description"]?.text ?? ""),
                Text(SchemaText.type(member.value), .dim),
            ])
        }
        page.table(table, indent: 2)
    }

    private static var properties: TextTable {
        TextTable([.init(""), .init("", isFlexible: true), .init("", isFlexible: true)])
    }
}
