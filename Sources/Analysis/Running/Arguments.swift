// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// The parameters of one run, read one by one; what does not fit is refused with the field and what is allowed.
public struct Arguments {
    private let given: Datum

    init(_ given: Datum) { self.given = given }

    /// What stands under a name; nil where it is left out or null.
    subscript(name: String) -> Datum? { given[name].flatMap { $0 == .null ? nil : $0 } }

    /// A refusal of what stands under a name.
    func refusal(_ name: String, _ reason: String, hint: String? = nil) -> Rejection {
        Rejection(.invalid, field: field(name), given: self[name]?.summary, reason: reason, hint: hint)
    }

    /// A number.
    func number(_ name: String) throws(Rejection) -> Double? {
        guard let datum = self[name] else { return nil }
        guard let number = datum.number, number.isFinite else { throw refusal(name, "“\(name)” is a number.") }
        return number
    }

    /// A whole number within bounds.
    func count(_ name: String, _ bounds: ClosedRange<Int>) throws(Rejection) -> Int? {
        guard let datum = self[name] else { return nil }
        guard let number = datum.integer, bounds.contains(Int(number)) else {
            throw refusal(name, "“\(name)” is a whole number from \(bounds.lowerBound) to \(bounds.upperBound).")
        }
        return Int(number)
    }

    /// The name of a measure of capability.
    func measure(_ name: String) throws(Rejection) -> String? {
        guard let datum = self[name] else { return nil }
        guard let text = datum.text, !text.isEmpty else { throw refusal(name, "“\(name)” is the name of a measure.") }
        return text
    }

    /// One of some words.
    func word(_ name: String, _ allowed: [String]) throws(Rejection) -> String? {
        guard let datum = self[name] else { return nil }
        guard let text = datum.text, allowed.contains(text) else {
            throw refusal(name, "“\(name)” is one of \(allowed.joined(separator: ", ")).")
        }
        return text
    }

    /// Several of some words; a single one may stand alone.
    func words(_ name: String, _ allowed: [String]) throws(Rejection) -> [String]? {
        guard let datum = self[name] else { return nil }
        let words = (datum.elements ?? [datum]).map(\.text)
        guard words.allSatisfy({ $0.map(allowed.contains) ?? false }) else {
            throw refusal(name, "“\(name)” lists any of \(allowed.joined(separator: ", ")).")
        }
        return words.compactMap { $0 }
    }

    /// The id of an entity of some kinds.
    func entity(_ name: String, _ kinds: [EntityKind], in situation: Situation) throws(Rejection) -> EntityID? {
        guard let datum = self[name] else { return nil }
        return try entity(datum, kinds, field: field(name), in: situation)
    }

    /// The id of an entity that must be given.
    func required(_ name: String, _ kinds: [EntityKind], in situation: Situation) throws(Rejection) -> EntityID {
        guard let id = try entity(name, kinds, in: situation) else {
            throw Rejection(
                .invalid, field: field(name), reason: "“\(name)” is missing.",
                hint: "Give the id of " + kinds.map(\.withArticle).joined(separator: " or ") + ".")
        }
        return id
    }

    /// The ids of several entities; a single one may stand alone.
    func entities(_ name: String, _ kinds: [EntityKind], in situation: Situation) throws(Rejection) -> [EntityID]? {
        guard let datum = self[name] else { return nil }
        var ids: [EntityID] = []
        for (position, element) in (datum.elements ?? [datum]).enumerated() {
            ids.append(try entity(element, kinds, field: "\(field(name))[\(position)]", in: situation))
        }
        return ids
    }

    /// A day.
    func day(_ name: String) throws(Rejection) -> Day? {
        guard let datum = self[name] else { return nil }
        guard let day = datum.text.flatMap({ Day($0) }) else {
            throw refusal(name, "“\(name)” is a day, such as 2012-06-28.")
        }
        return day
    }

    /// A number or `[low, high]`.
    static func bounds(_ datum: Datum, field: String) throws(Rejection) -> Bounds {
        if let number = datum.number, number.isFinite { return Bounds(number) }
        if let pair = datum.elements, pair.count == 2, let low = pair[0].number, let high = pair[1].number,
            let bounds = Bounds(low: low, high: high)
        {
            return bounds
        }
        throw Rejection(
            .invalid, field: field, given: datum.summary, reason: "This is neither a number nor a range.",
            hint: "Give a number, or [low, high] with low no greater than high.")
    }

    /// Where a parameter stands in the request.
    func field(_ name: String) -> String { "parameters.\(name)" }

    private func entity(
        _ datum: Datum, _ kinds: [EntityKind], field: String, in situation: Situation
    ) throws(Rejection) -> EntityID {
        guard let text = datum.text else {
            throw Rejection(.invalid, field: field, given: datum.summary, reason: "Here stands the id of an entity.")
        }
        let id = try EntityID(reading: text, field: field)
        try situation.require(id, of: kinds, field: field)
        return id
    }
}
