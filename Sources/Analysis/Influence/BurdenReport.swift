// SPDX-License-Identifier: Apache-2.0

import Model

/// The contributors to one body, those with and those without a size, and how they share it.
struct BurdenReport {
    /// The body; nil where the contributors were given directly.
    let body: EntityID?
    /// What is stated; empty where the contributors were given directly.
    let contributions: [Contribution]
    /// Those whose sizes are known.
    let sized: [Arguments.NamedAmount]
    /// Nil where no size is known, or nobody gives anything.
    let shares: BurdenShares?

    /// The contributors to a body.
    init(of body: EntityID, in situation: Situation) {
        self.body = body
        contributions = Contribution.all(to: body, in: situation)
        sized = contributions.compactMap { contribution in
            contribution.personnel.map { .init(name: contribution.state.text, amount: $0) }
        }
        shares = BurdenShares(
            sized.map(\.amount), strength: sized.isEmpty ? nil : Self.strength(of: body, in: situation),
            unknown: contributions.count - sized.count)
        if shares?.exceedsStrength == true {
            situation.miss("strength of \(body) that holds what its contributors are stated to give")
        }
    }

    /// Contributors that are given directly.
    init(sized: [Arguments.NamedAmount], strength: Bounds?) {
        (body, contributions) = (nil, [])
        self.sized = sized
        shares = BurdenShares(sized.map(\.amount), strength: strength, unknown: 0)
    }

    private static func strength(of body: EntityID, in situation: Situation) -> Bounds? {
        let statement = situation.statements(.composition, about: body).first { $0.holds }
        guard let statement, let strength = statement.bounds(Burden.strength) else {
            situation.miss("strength of \(body)")
            return nil
        }
        situation.use(statement)
        return strength
    }
}

/// As it stands on the wire.
extension BurdenReport {
    /// The contributors by id, and beside them the figures of the whole; those that cannot be worked out are null.
    func datum() throws(Rejection) -> Datum {
        var members: [Datum.Member] = body.map { [.init("body", .string($0.text))] } ?? []
        members += body == nil ? direct : stated
        members += try figures()
        return .object(members)
    }

    private var direct: [Datum.Member] {
        sized.indices.map { .init(sized[$0].name, .object(measured($0))) }
    }

    private var stated: [Datum.Member] {
        contributions.map { contribution in
            let index = sized.firstIndex { $0.name == contribution.state.text }
            let beside: [Datum.Member] = [
                .init("basis", contribution.basis.map { .string($0.rawValue) } ?? .null),
                .init("stated", contribution.stated),
            ]
            return .init(contribution.state.text, .object((index.map(measured) ?? Self.unmeasured) + beside))
        }
    }

    private static let unmeasured: [Datum.Member] = ["personnel", "share", "shareOfStrength", "place"].map {
        .init($0, .null)
    }

    private func measured(_ index: Int) -> [Datum.Member] {
        guard let shares else { return Self.unmeasured }
        return [
            .init("personnel", shares.personnel[index].datum), .init("share", shares.shares[index].datum),
            .init("shareOfStrength", shares.shareOfStrength(index)?.datum ?? .null),
            .init("place", shares.place(index).datum),
        ]
    }

    private func figures() throws(Rejection) -> [Datum.Member] {
        let concentration = try concentration()
        let figures: [Datum?] = [
            concentration?.index.datum, concentration?.normalised?.datum, concentration?.effectiveNumber.datum,
            shares.map { .string(sized[$0.largest].name) }, shares.map { .string($0.majority.rawValue) },
            shares?.unattributed?.datum, shares?.strength?.datum,
        ]
        return zip(Self.figureNames, figures).map { .init($0, $1 ?? .null) }
    }

    /// The names of the figures, which no contributor can have.
    static let figureNames = [
        "hhi", "hhiNormalised", "effectiveNumber", "largest", "majority", "unattributed", "strength",
    ]

    private func concentration() throws(Rejection) -> Concentration? {
        guard let shares else { return nil }
        do throws(Rejection) {
            return try Concentration(shares.personnel, mostSum: shares.mostPersonnel)
        } catch {
            throw error.naming(sized.map(\.name), in: "personnel")
        }
    }
}

extension Contribution {
    /// What somebody states of its share and place; null where nobody does.
    fileprivate var stated: Datum {
        guard statedShare != nil || statedOrder != nil else { return .null }
        return ["share": statedShare?.datum ?? .null, "order": statedOrder?.datum ?? .null]
    }
}

/// In a sentence.
extension BurdenReport {
    /// Who gives most, and how sure it is; names are those of the situation where there is one.
    func sentence(in situation: Situation?) -> String {
        let place = body.map { situation?.name($0) ?? $0.text } ?? "the whole"
        guard let shares else { return "Nobody states the size of what anyone gives to \(place)." }
        let largest = shares.largest
        let name = self.name(largest, in: situation)
        let ofStrength = shares.shareOfStrength(largest).map { ", and \($0.percent) of its strength" } ?? ""
        let others = shares.unknown == 0 ? "" : " (\(shares.unknown) more state none)"
        let rest = shares.isMostlyUnattributed ? ", as most of the strength is unattributed" : ""
        return "\(name) gives \(shares.shares[largest].percent) of what the contributors that state a size\(others) "
            + "give to \(place)\(ofStrength): \(shares.majority.words)\(rest)."
    }

    /// The largest contributor as part of a sentence; nil where one cannot tell.
    func phrase(in situation: Situation) -> String? {
        guard let body, let carrier else { return nil }
        if case .open = carrier { return nil }
        if let words = carrier.statement, let state = carrier.state {
            return "\(situation.name(state)) in \(situation.name(body)) (\(words))"
        }
        guard let shares else { return nil }
        let others = shares.unknown == 0 ? "" : "; \(shares.unknown) more state none"
        return "\(name(shares.largest, in: situation)) in \(situation.name(body)) "
            + "(\(shares.shares[shares.largest].percent)\(others))"
    }

    private func name(_ index: Int, in situation: Situation?) -> String {
        EntityID(sized[index].name).flatMap { situation?.name($0) } ?? sized[index].name
    }
}

extension BurdenShares.Majority {
    fileprivate var words: String {
        switch self {
        case .certain: "certainly more than half"
        case .possible: "possibly more than half"
        case .no: "nobody has more than half"
        }
    }
}
