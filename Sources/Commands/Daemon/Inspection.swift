// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let check = Command(
        "check", "what looks wrong in the register", .asking, .daemon,
        examples: [
            Example("check", "every finding, with what to do"),
            Example("check --json", "the same, as it came over the wire"),
        ], methods: ["register.check"]
    ) { invocation throws(Failure) in
        let entries = try invocation.askAll("register.check", [], list: "entries")
        invocation.show { page in
            guard !entries.isEmpty else {
                page.line(Text("Nothing looks wrong.", .green))
                return
            }
            for entry in entries { show(entry, on: &page) }
        }
    }

    private static func show(_ entry: Datum, on page: inout Page) {
        let about = ((entry["claims"]?.elements ?? []) + (entry["entities"]?.elements ?? [])).map { ValueText.text($0) }
        page.line(Text("\(entry["rule"]?.text ?? ""): ", .yellow) + Text(entry["message"]?.text ?? ""))
        if !about.isEmpty { page.paragraph(about.joined(separator: " "), indent: 2) }
        if let hint = entry["hint"]?.text { page.paragraph(hint, indent: 2) }
    }

    static let verify = Command(
        "verify", "check the whole hash chain of the journal", .running, .daemon,
        examples: [
            Example("verify", "whether any record was changed since it was written"),
            Example("verify --json", "the same, with the hash of the last good record"),
        ], methods: ["journal.verify"]
    ) { invocation throws(Failure) in
        let result = try invocation.ask("journal.verify")
        let records = ValueText.text(result["records"])
        guard result["ok"]?.bool == true else {
            throw Failure(
                .refused,
                "Record \(ValueText.text(result["firstBad"])) does not continue the chain: "
                    + (result["reason"]?.text ?? "its hash is another") + ".",
                hint: "\(records) records before it are good. Stop the daemon and restore the last backup.")
        }
        invocation.show { page in
            page.line(Text("All \(records) records continue the chain.", .green))
            page.line(Text("The last hash is \(result["hash"]?.text ?? "").", .dim))
            if let hash = result["replayHash"]?.text { page.line(Text("The replay hash is \(hash).", .dim)) }
        }
    }
}
