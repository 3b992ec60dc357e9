// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// A write as a command carries it out: first it shows what would change, then it does it under an idempotency key, so
/// that an outcome that got lost can be settled by asking again.
struct WriteRequest {
    let method: String
    let params: [Datum.Member]
    /// What was done, as a sentence about its result.
    let done: (Datum) -> String
    /// Whether it can change answers of the model: else nothing is shown beforehand.
    let changesAnswers: Bool

    init(
        method: String, params: [Datum.Member], changesAnswers: Bool = true, done: @escaping (Datum) -> String
    ) {
        self.method = method
        self.params = params
        self.changesAnswers = changesAnswers
        self.done = done
    }

    /// Whether the daemon can say beforehand what it would change.
    private var isForeseeable: Bool {
        Catalogue.method(named: method)?.parameters.contains { $0.name == "dryRun" } ?? true
    }

    /// Does it, or with `--dry-run` only shows it. With `--key` an earlier try is settled, and nothing is shown first.
    func carryOut(by invocation: Invocation) throws(Failure) {
        let dryRun = params + [.init("dryRun", true)]
        if invocation.line.has("dry-run") {
            guard isForeseeable else {
                throw .usage("This changes no answer of the model.", hint: "Leave --dry-run out.")
            }
            guard !invocation.line.has("key") else {
                throw .usage("“--dry-run” writes nothing, so “--key” settles nothing.", hint: "Leave one of them out.")
            }
            announce(try invocation.ask(method, dryRun), for: invocation)
        } else if let key = invocation.line["key"] {
            report(try write(key, for: invocation), announced: nil, for: invocation)
        } else {
            var announced: Datum?
            if !invocation.isJSON, isForeseeable, changesAnswers {
                announced = try invocation.connection().call(method, .object(dryRun)).result
                announce(announced ?? .null, for: invocation)
            }
            report(
                try write(invocation.surroundings.newKey(), for: invocation), announced: announced, for: invocation)
        }
    }

    private func announce(_ result: Datum, for invocation: Invocation) {
        let isDryRun = invocation.line.has("dry-run")
        invocation.show { page in
            guard changesAnswers else { return page.line("It makes sense, and changes no answer of the model.") }
            page.heading(isDryRun ? "It would change" : "It changes")
            ChangeTable.show(result, none: "  No answer of the model.", on: &page)
        }
    }

    private func write(_ key: String, for invocation: Invocation) throws(Failure) -> Datum {
        do throws(Failure) {
            return try invocation.ask(method, params + [.init("idempotencyKey", .string(key))])
        } catch  where error.code == .outcomeUnknown {
            let again = ShellWords.join(
                ["registan"] + invocation.command.words + ["--key=\(key)"]
                    + invocation.words.dropFirst(invocation.command.words.count).filter {
                        !$0.hasPrefix("--key") || $0.hasPrefix("--key-")
                    })
            throw Failure(
                .outcomeUnknown, "No answer came; it may be done or not. Its key is \(key).",
                hint: "Ask again under the same key, and it is done once at most:\n\(again)")
        }
    }

    private func report(_ result: Datum, announced: Datum?, for invocation: Invocation) {
        invocation.show { page in
            page.line(Text(done(result), .bold))
            guard changesAnswers, result["changes"] != announced?["changes"] else { return }
            // Somebody else wrote in between, or nothing was announced.
            page.line("It changed")
            ChangeTable.show(result, none: "  No answer of the model.", on: &page)
        }
    }
}
