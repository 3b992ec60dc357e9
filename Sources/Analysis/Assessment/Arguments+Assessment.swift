// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// Parameters that several assessments take.
extension Arguments {
    /// The stretch of days in which events count: a number of days, or the day from which on.
    func window(_ name: String = "window") throws(Rejection) -> Window {
        guard let datum = self[name] else { return .all }
        if let days = datum.integer, (1...Self.longestWindow).contains(days) { return .days(Int32(days)) }
        if let day = datum.text.flatMap({ Day($0) }) { return .since(day) }
        throw refusal(
            name, "“\(name)” is a number of days or the day from which events count.",
            hint: "Give a whole number from 1 to \(Self.longestWindow), or a day such as 2010-01-01.")
    }

    /// A window reaches back so many days at most, some 2,700 years.
    static let longestWindow: Int64 = 1_000_000

    /// The weights of the dimensions of dependence; one that is left out weighs nothing, and without the parameter all
    /// weigh the same.
    func dimensionWeights(_ name: String = "weights") throws(Rejection) -> [Double] {
        guard let datum = self[name] else { return Dependence.equalWeights }
        let dimensions = Dependence.dimensions
        var weights = dimensions.map { _ in 0.0 }
        for member in datum.members ?? [] {
            guard let place = dimensions.firstIndex(of: member.name) else {
                throw Rejection(
                    .invalid, field: "\(field(name)).\(member.name)", given: member.name,
                    reason: "There is no dimension “\(member.name)”.",
                    hint: "The dimensions are \(dimensions.joined(separator: ", ")).")
            }
            guard let weight = member.value.number, weight >= 0, weight <= 1e9 else {
                throw Rejection(
                    .invalid, field: "\(field(name)).\(member.name)", given: member.value.summary,
                    reason: "A weight is a number from 0 on.")
            }
            weights[place] = weight
        }
        guard weights.contains(where: { $0 > 0 }) else {
            throw refusal(
                name, "“\(name)” gives no dimension a weight.",
                hint: "Give an object such as {\"political\": 2, \"security\": 1}.")
        }
        return weights
    }

    /// Numbers or ranges from 0 to 1 by the id of a state.
    func shares(_ name: String, of noun: String) throws(Rejection) -> [(state: String, share: Bounds)]? {
        guard let datum = self[name] else { return nil }
        guard let members = datum.members else {
            throw refusal(name, "“\(name)” is an object of \(noun) by state.", hint: "For instance {\"RUS\": 0.5}.")
        }
        var shares: [(state: String, share: Bounds)] = []
        for member in members {
            let share = try Self.share(member.value, field: "\(field(name)).\(member.name)")
            shares.append((member.name, share))
        }
        return shares
    }

    /// A number or a range from 0 to 1.
    static func share(_ datum: Datum, field: String) throws(Rejection) -> Bounds {
        let bounds = try Self.bounds(datum, field: field)
        guard bounds.low >= 0, bounds.high <= 1 else {
            throw Rejection(
                .invalid, field: field, given: datum.summary, reason: "This is not between 0 and 1.",
                hint: "Give a number from 0 to 1, or [low, high].")
        }
        return bounds
    }
}
