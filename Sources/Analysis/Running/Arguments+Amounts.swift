// SPDX-License-Identifier: Apache-2.0

import Model

/// Inputs that are given directly, in place of the model, so that a published table can be worked through.
extension Arguments {
    /// So many entries of a direct input at most.
    static let mostEntries = Concentration.mostAmounts

    /// An amount and whose it is.
    struct NamedAmount: Hashable {
        let name: String
        let amount: Bounds
    }

    /// Amounts of 0 or more by name, each a number or `[low, high]`, in the order given.
    func amounts(_ name: String) throws(Rejection) -> [NamedAmount]? {
        guard let datum = self[name] else { return nil }
        return try amounts(datum, name, field: field(name))
    }

    /// Several groups of amounts by name, in the order given.
    func amountGroups(_ name: String) throws(Rejection) -> [(name: String, amounts: [NamedAmount])]? {
        guard let datum = self[name] else { return nil }
        var groups: [(name: String, amounts: [NamedAmount])] = []
        for group in try entries(datum, name, of: "objects of amounts") {
            let field = "\(field(name)).\(group.name)"
            groups.append((group.name, try amounts(group.value, group.name, field: field)))
        }
        return groups
    }

    private func amounts(_ datum: Datum, _ name: String, field: String) throws(Rejection) -> [NamedAmount] {
        guard let members = datum.members, !members.isEmpty else {
            throw Rejection(
                .invalid, field: field, given: datum.summary, reason: "“\(name)” is an object of amounts by id.",
                hint: "Such as {\"RUS\": [13000, 25000], \"KAZ\": 4000}.")
        }
        try refuseTooMany(members.count, name)
        var amounts: [NamedAmount] = []
        for member in members {
            let field = "\(field).\(member.name)"
            let amount = try Self.bounds(member.value, field: field)
            guard amount.low >= 0 else {
                throw Rejection(
                    .invalid, field: field, given: member.value.summary, reason: "An amount is a number of 0 or more.",
                    hint: "Leave out what is not known: it is never taken as 0.")
            }
            amounts.append(NamedAmount(name: member.name, amount: amount))
        }
        return amounts
    }

    /// Lists of ids by id, in the order given.
    func idLists(_ name: String) throws(Rejection) -> [(id: EntityID, listed: [EntityID])]? {
        guard let datum = self[name] else { return nil }
        var lists: [(id: EntityID, listed: [EntityID])] = []
        for entry in try entries(datum, name, of: "lists of ids") {
            let field = "\(field(name)).\(entry.name)"
            guard let elements = entry.value.elements else {
                throw Rejection(
                    .invalid, field: field, given: entry.value.summary, reason: "Here stands a list of ids.")
            }
            try refuseTooMany(elements.count, name)
            var ids: [EntityID] = []
            for (place, element) in elements.enumerated() {
                ids.append(try EntityID(reading: element.text ?? element.summary, field: "\(field)[\(place)]"))
            }
            lists.append((try EntityID(reading: entry.name, field: field), ids))
        }
        return lists
    }

    private func entries(_ datum: Datum, _ name: String, of noun: String) throws(Rejection) -> [Datum.Member] {
        guard let entries = datum.members, !entries.isEmpty else {
            throw refusal(name, "“\(name)” is an object of \(noun) by name.")
        }
        try refuseTooMany(entries.count, name)
        return entries
    }

    /// Refuses names of direct inputs that stand for something else in the result, where entities are keyed by id beside
    /// the figures of the whole.
    func refuse(reserved: [String], among names: [String], of parameter: String) throws(Rejection) {
        guard let name = names.first(where: reserved.contains) else { return }
        throw Rejection(
            .invalid, field: "\(field(parameter)).\(name)", given: name,
            reason: "“\(name)” stands for a figure of the whole in the result.", hint: "Give it another name.")
    }

    /// Numbers in order.
    func numbers(_ name: String) throws(Rejection) -> [Double]? {
        guard let numbers = try numbersOrNull(name) else { return nil }
        guard !numbers.contains(nil) else { throw refusal(name, "“\(name)” is a list of numbers, none of them null.") }
        return numbers.compactMap { $0 }
    }

    /// Numbers in order, null where one is not known.
    func numbersOrNull(_ name: String) throws(Rejection) -> [Double?]? {
        guard let datum = self[name] else { return nil }
        guard let elements = datum.elements else { throw refusal(name, "“\(name)” is a list of numbers.") }
        try refuseTooMany(elements.count, name)
        var numbers: [Double?] = []
        for (position, element) in elements.enumerated() {
            let number = element.number.flatMap { $0.isFinite ? $0 : nil }
            guard number != nil || element == .null else {
                throw Rejection(
                    .invalid, field: "\(field(name))[\(position)]", given: element.summary,
                    reason: "“\(name)” is a list of numbers.")
            }
            numbers.append(number)
        }
        return numbers
    }

    /// A range `[low, high]`, or a number, of 0 or more.
    func amount(_ name: String) throws(Rejection) -> Bounds? {
        guard let datum = self[name] else { return nil }
        let amount = try Self.bounds(datum, field: field(name))
        guard amount.low >= 0 else { throw refusal(name, "“\(name)” is a number of 0 or more, or a range.") }
        return amount
    }

    /// Which of some parameters that stand in place of each other is given: one of them must be.
    func one(of names: [String]) throws(Rejection) -> String {
        let given = names.filter { self[$0] != nil }
        let hint = "Give one of " + names.joined(separator: ", ") + "."
        guard let first = given.first else {
            throw Rejection(.invalid, field: "parameters", reason: "It is not said what to look at.", hint: hint)
        }
        guard given.count == 1 else {
            throw refusal(given[1], "“\(first)” and “\(given[1])” stand in place of each other.", hint: hint)
        }
        return first
    }

    /// Refuses parameters that go with another way of asking than the one chosen.
    func refuse(_ names: [String], with chosen: String) throws(Rejection) {
        for name in names where self[name] != nil {
            throw refusal(name, "“\(name)” does not go with “\(chosen)”.", hint: "Leave out one of them.")
        }
    }

    func refuseTooMany(_ count: Int, _ name: String) throws(Rejection) {
        guard count <= Self.mostEntries else {
            throw Rejection(
                .tooLarge, field: field(name), given: "\(count)", reason: "There are too many entries.",
                hint: "At most \(Self.mostEntries).")
        }
    }
}

extension Rejection {
    /// The same refusal of a formula's input, put in the words of the request: `weights[2]` becomes
    /// `parameters.weights.RUS`.
    func naming(_ names: [String], in parameter: String) -> Rejection {
        var copy = self
        let item = Self.item(inField: field).map { ".\(names[$0.number])" }
        copy.field = "parameters.\(parameter)" + (item ?? "")
        return copy
    }
}
