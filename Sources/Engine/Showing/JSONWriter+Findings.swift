// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import Register
import Wire

extension JSONWriter {
    /// Writes which finding it is.
    mutating func head(of finding: Finding) {
        member("id", finding.id)
        member("statement", finding.statement)
        if let question = finding.question { member("question", question.rawValue) }
    }

    /// Writes the members that a finding has in a list.
    mutating func finding(_ finding: Finding, _ conclusion: Conclusion, _ drawn: DrawnFinding?) {
        head(of: finding)
        member("answer", conclusion.verdict.rawValue)
        if let reason = conclusion.reason { member("reason", reason) }
        key("kinds")
        write(.array(conclusion.kinds.map { .string($0.kind.name) }))
        member("evidence", conclusion.claims)
        guard let drawn else { return }
        let outcome = drawn.outcome
        key("robustness")
        beginObject()
        member("draws", Int64(drawn.draws))
        member("seed", Int64(drawn.seed))
        for (name, share) in [
            ("holds", outcome.holds), ("fails", outcome.fails), ("undetermined", outcome.undetermined),
        ] {
            key(escaping: name)
            number(share)
        }
        if let input = outcome.mostInfluential { member("mostInfluential", input.label) }
        key("inputs")
        beginArray()
        for influence in outcome.influences { input(influence) }
        endArray()
        endObject()
    }

    private mutating func input(_ input: Influence) {
        beginObject()
        member("label", input.label)
        member("kind", input.kind.kind.name)
        member("subject", input.subject.text)
        if let object = input.object { member("object", object.text) }
        member("field", input.field)
        key("influence")
        number(input.share)
        member("claims", input.claims)
        endObject()
    }

    /// Writes what only the view of one finding has.
    mutating func details(of finding: Finding, _ conclusion: Conclusion) {
        if let note = finding.note { member("note", note) }
        key("expression")
        write(finding.expression)
        key("operands")
        beginArray()
        for operand in conclusion.operands { self.operand(operand) }
        endArray()
        key("missing")
        write(.array(conclusion.missing.map { .string($0) }))
    }

    private mutating func operand(_ operand: Conclusion.Operand) {
        beginObject()
        member("label", operand.label)
        switch operand.reading {
        case .number(let bounds):
            for (name, number) in [("value", bounds.value), ("low", bounds.low), ("high", bounds.high)] {
                key(escaping: name)
                self.number(number)
            }
        case .word(let word, let others):
            member("word", word)
            if !others.isEmpty {
                key("orElse")
                write(.array(others.map { .string($0) }))
            }
        case .unknown(let reason): member("unknown", reason)
        }
        endObject()
    }
}
