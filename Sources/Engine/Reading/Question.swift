// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

/// What every reading method needs: the parameters, the viewpoint, and where on a list to go on.
struct Question {
    let parameters: Parameters
    let viewpoint: Viewpoint
    /// Whether the day was asked for, rather than being today by default.
    let hasDay: Bool
    /// Where the page begins.
    let place: Int
    /// How many entries at most.
    let limit: Int

    /// Reads the viewpoint and the cursor, which pins the records that its first page was made from.
    init(_ parameters: Parameters, register: Register, now: Instant) throws(Rejection) {
        self.parameters = parameters
        let cursor = try parameters.text("cursor").map { (text) throws(Rejection) in
            try PageCursor(reading: text, head: register.head)
        }
        let recorded = try Self.recorded(parameters["recorded"], register)
        let day = try Self.day(parameters.text("on"))
        hasDay = day != nil
        place = cursor?.place ?? 0
        limit = parameters.integer("limit").map { Int($0) } ?? EngineLimits.standardPage
        viewpoint = Viewpoint(
            on: day ?? now.day, known: try Self.known(parameters.text("known")),
            recorded: cursor?.recorded ?? recorded, whatIf: try Self.whatIfs(parameters["whatIf"], register))
    }

    /// The cursor of the page that follows, from a place on.
    func cursor(at place: Int, head: SequenceNumber) -> String {
        PageCursor(recorded: viewpoint.recorded ?? head, place: place).text
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

    private static func whatIfs(_ datum: Datum?, _ register: Register) throws(Rejection) -> [Assertion] {
        var assertions: [Assertion] = []
        for (position, element) in (datum?.elements ?? []).enumerated() {
            do {
                let assertion = try Assertion(reading: element, isHypothetical: true)
                try register.check(assertion)
                assertions.append(assertion)
            } catch { throw error.within("whatIf[\(position)]") }
        }
        return assertions
    }
}

/// Where a list goes on, and the records that all its pages are made from.
struct PageCursor {
    let recorded: SequenceNumber
    let place: Int

    var text: String { "\(recorded)-\(place)" }

    init(recorded: SequenceNumber, place: Int) {
        self.recorded = recorded
        self.place = place
    }

    init(reading text: String, head: SequenceNumber) throws(Rejection) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let recorded = Int64(parts[0]), let place = Int(parts[1]), place >= 0,
            (0...head.value).contains(recorded)
        else {
            throw Rejection(
                .invalid, field: "cursor", given: text, reason: "This is not a cursor.",
                hint: "Pass on the “next” of the page before, as it was.")
        }
        self.init(recorded: SequenceNumber(recorded), place: place)
    }
}
