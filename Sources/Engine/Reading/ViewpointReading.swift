// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

extension Viewpoint {
    /// Reads what parameters say of a viewpoint; what they leave out is as in another one.
    init(reading parameters: Parameters, else base: Viewpoint, _ register: Register) throws(Rejection) {
        self.init(
            on: try Self.day(parameters.text("on")) ?? base.on,
            known: try Self.known(parameters.text("known")) ?? base.known,
            recorded: try Self.recorded(parameters["recorded"], register) ?? base.recorded,
            whatIf: try Self.whatIfs(parameters["whatIf"], field: "whatIf", register) ?? base.whatIf)
    }

    private static func day(_ text: String?) throws(Rejection) -> Day? {
        guard let text else { return nil }
        guard let day = Day(text) else {
            let date = try EDTFDate(reading: text, field: "on")
            throw Rejection(
                .invalid, field: "on", given: text, reason: "“\(text)” is not one day.",
                hint: "Ask for a day, such as \(date.range.first).")
        }
        return day
    }

    private static func known(_ text: String?) throws(Rejection) -> Day? {
        guard let text else { return nil }
        return try EDTFDate(reading: text, field: "known").range.last
    }

    private static func recorded(_ datum: Datum?, _ register: Register) throws(Rejection) -> SequenceNumber? {
        guard let datum else { return nil }
        if let number = datum.integer {
            guard number <= register.head.value else {
                throw Rejection(
                    .invalid, field: "recorded", given: String(number), reason: "Nothing is recorded at \(number) yet.",
                    hint: "The head is \(register.head).")
            }
            return SequenceNumber(number)
        }
        let text = datum.text ?? ""
        do { return register.sequence(at: try Instant(text)) } catch {
            throw Rejection(
                .invalid, field: "recorded", given: text, reason: "“\(text)” is not a time: \(error.reason).",
                hint: error.hint ?? "Give a sequence, or a time such as 2026-01-31T12:00:00Z.")
        }
    }

    /// Statements that are assumed; nil where there are none.
    static func whatIfs(_ datum: Datum?, field: String, _ register: Register) throws(Rejection) -> [Assertion]? {
        guard let elements = datum?.elements else { return nil }
        var assertions: [Assertion] = []
        for (position, element) in elements.enumerated() {
            do {
                let assertion = try Assertion(reading: element, isHypothetical: true)
                try register.check(assertion)
                assertions.append(assertion)
            } catch { throw error.within("\(field)[\(position)]") }
        }
        return assertions
    }
}
