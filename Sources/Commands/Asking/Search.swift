// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let search = Command(
        "search", "entities whose id or names fit a text", .asking, .reading,
        arguments: [Argument("TEXT", "what is sought; small typing errors are forgiven", .some)],
        options: [Option("limit", "N", "how many at most; 20 if left out")],
        examples: [
            Example("search kyrgyz", "everything with such a name"),
            Example("search collective security --limit 5", "the five that fit best"),
        ], methods: ["entity.search"]
    ) { invocation throws(Failure) in
        let text = invocation.line.arguments.joined(separator: " ")
        var params: [Datum.Member] = [.init("text", .string(text))]
        if let limit = invocation.line["limit"] { params.append(.init("limit", try wholeNumber(limit, "limit"))) }
        let entries = try invocation.ask("entity.search", params)["entries"]?.elements ?? []
        invocation.show { page in
            guard !entries.isEmpty else {
                page.line(Text("Nothing in the register is called “\(text)”."))
                return
            }
            page.table(EntityTable.table(entries.compactMap { $0["entity"] }))
        }
    }

    /// A whole number that an option was given.
    static func wholeNumber(_ text: String, _ option: String) throws(Failure) -> Datum {
        guard let number = Int64(text) else {
            throw .usage("“--\(option)” does not take “\(text)”.", hint: "Give a whole number.")
        }
        return .integer(number)
    }
}
