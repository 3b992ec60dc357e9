// SPDX-License-Identifier: Apache-2.0

import Model

extension ExpressionReader {
    /// Reads an operand: a number, a word, or an object.
    mutating func operand(_ datum: Datum) throws(Rejection) -> Operand {
        try nested(datum) { (reader) throws(Rejection) in
            if let number = datum.number { return .number(try reader.finite(number, datum)) }
            if let word = datum.text { return .word(try reader.word(word)) }
            let form = try OperandForm(of: datum)
            let written = try WrittenObject(datum, allowed: form.members)
            switch form {
            case .measure: return .measure(try reader.measure(written))
            case .tauB:
                return try reader.ranging(written, "tau-b") { (reader, range) throws(Rejection) in
                    .tauB(range, x: try reader.operand(written, "x"), y: try reader.operand(written, "y"))
                }
            case .count:
                return try reader.ranging(written, "count") { (reader, range) throws(Rejection) in
                    .count(range, where: try reader.condition(written, "where"))
                }
            case .sum: return try reader.fold(.sum, written)
            case .least: return try reader.fold(.least, written)
            case .greatest: return try reader.fold(.greatest, written)
            }
        }
    }

    private mutating func fold(_ fold: Operand.Fold, _ written: WrittenObject) throws(Rejection) -> Operand {
        try ranging(written, fold.rawValue) { (reader, range) throws(Rejection) in
            .fold(fold, range, of: try reader.operand(written, "of"))
        }
    }

    private func finite(_ number: Double, _ datum: Datum) throws(Rejection) -> Double {
        guard number.isFinite else {
            throw Rejection(.invalid, field: "", given: datum.summary, reason: "A number must be finite.")
        }
        return number
    }

    private func word(_ word: String) throws(Rejection) -> String {
        guard !word.hasPrefix("$") else {
            throw Rejection(
                .invalid, field: "", given: word, reason: "A variable is not an operand: it stands for an entity.",
                hint: "Give a measure of it: {\"measure\": NAME, \"of\": [\"\(word)\"]}.")
        }
        return word
    }

    private mutating func measure(_ written: WrittenObject) throws(Rejection) -> MeasureCall {
        let measure = try Measure.named(try written.requiredText("measure"), field: "measure")
        let given = try written.required("of", "the entities that it is a measure of")
        let data = given.elements ?? [given]
        guard data.count == measure.takes.count else {
            let roles = measure.takes.map(\.role)
            throw Rejection(
                .invalid, field: "of", given: given.summary,
                reason: "“\(measure.name)” is a measure of \(measure.takes.count) entities, not of \(data.count).",
                hint: "Give [\(roles.joined(separator: ", "))].")
        }
        var entities: [Term] = []
        for (place, datum) in data.enumerated() {
            entities.append(try term(datum, measure.takes[place].kinds, field: "of[\(place)]"))
        }
        return MeasureCall(site: site(), measure: measure, entities: entities, options: try options(written, measure))
    }

    private func options(_ written: WrittenObject, _ measure: Measure) throws(Rejection) -> [String] {
        guard let option = try written.text("option") else { return [] }
        guard measure.options.contains(option) else {
            throw Rejection(
                .invalid, field: "option", given: option, reason: "“\(measure.name)” has no option “\(option)”.",
                hint: measure.options.isEmpty
                    ? "It has none."
                    : didYouMean(option, among: measure.options) + "Allowed is one of "
                        + measure.options.joined(separator: ", ") + ".")
        }
        return [option]
    }
}
