// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let importing = Command(
        "import", "bring in a dataset, a table or a history", .writing, .daemon,
        arguments: [Argument("FILE", "a dataset folder, a table (.csv), or a history (.jsonl); packed or not")],
        options: [
            Option("map", "MAPPING", "the file that says how the rows of a table become claims"),
            Option(flag: "dry-run", "check it, and say what it would bring; write nothing"),
            Option(flag: "again", "write also what an earlier import of the same file has written"),
        ],
        examples: [
            Example("import config/datasets/since-2017", "a dataset folder"),
            Example(
                "import cow-igo-v3-igo-year.csv.xz --map config/mappings/cow-igo-v3.toml --dry-run",
                "a table by its mapping, to see what it holds"),
        ],
        notes: [
            "The file is checked whole before anything is written; each mistake is told with file, line, column and what "
                + "is allowed.",
            "It is written in batches. If that is interrupted, the same command goes on where it stopped: what has been "
                + "written is not written twice.",
            "Entities that the register has as the file has them are left alone; others get a new version, unless the "
                + "mapping only fills in those that are missing. The findings of a dataset are treated alike.",
        ],
        methods: [
            "system.status", "entity.list", "event.head", "entity.register", "claim.assert", "claim.retract",
            "claim.rank", "finding.list", "finding.get", "finding.define", "finding.remove", "scenario.save",
            "scenario.remove",
        ]
    ) { invocation throws(Failure) in
        try ImportCommand(invocation).run()
    }
}

/// One import, from the file to the report.
private struct ImportCommand {
    let invocation: Invocation
    let path: String

    init(_ invocation: Invocation) {
        self.invocation = invocation
        path = invocation.line.arguments[0]
    }

    func run() throws(Failure) {
        let plan = try ImportFile(path: path, mapping: invocation.line["map"], in: invocation.surroundings).plan()
        try refuseOwnHistory(plan)
        let registered = try RegisteredEntities(try invocation.fetchAll("entity.list", list: "entities"))
        var check = ImportCheck(registered)
        let accepted = check.run(plan)
        guard check.total == 0 else { throw .mistakes(check.faults, of: check.total, in: path) }
        let wanted = ImportSelection(accepted, of: plan, in: registered, beside: try standingFindings(plan))
        if invocation.line.has("dry-run") {
            invocation.show { ImportReport.forecast(wanted, plan, on: &$0) }
            return
        }
        let head = try invocation.connection().call("event.head", .object([])).result["sequence"]?.integer ?? 0
        var run = ImportRun(invocation, anew: invocation.line.has("again"))
        try run.write(wanted.items, head: head)
        invocation.show { ImportReport.done(run.tally, wanted, plan, on: &$0) }
    }

    /// The findings of the register that a dataset defines too. A history is carried out whatever there is.
    private func standingFindings(_ plan: ImportPlan) throws(Failure) -> StandingFindings {
        let connection = try invocation.connection()
        return try StandingFindings(named: plan.isHistory ? [] : plan.findings) { method, params throws(Failure) in
            try connection.call(method, .object(params)).result
        }
    }

    /// Its own history would make every claim of a register twice.
    private func refuseOwnHistory(_ plan: ImportPlan) throws(Failure) {
        guard let origin = plan.origin,
            try invocation.connection().call("system.status", .object([])).result["instance"]?.text == origin
        else { return }
        throw Failure(
            .refused, "“\(path)” is the history of this very register, which holds all of it. Nothing was imported.",
            hint: "Import it into another one, such as an empty one: registand --data ANOTHER --run ANOTHER")
    }
}
