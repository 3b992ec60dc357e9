// SPDX-License-Identifier: Apache-2.0

import Model

extension ExpressionReader {
    /// Reads a set, with the kinds that its members can have.
    mutating func entitySet(_ datum: Datum) throws(Rejection) -> KindedSet {
        try nested(datum) { (reader) throws(Rejection) in
            if let elements = datum.elements { return try reader.list(elements) }
            let form = try SetForm(of: datum)
            let written = try WrittenObject(datum, allowed: form.members)
            let given = try written.required(form.rawValue, form.wanted)
            switch form {
            case .members:
                let organisation = try reader.term(given, [.organisation], field: form.rawValue)
                return KindedSet(
                    set: .members(organisation, status: try MembershipStatus.read(written)), kinds: [.state])
            case .leaders:
                let organisation = try reader.term(given, [.organisation], field: form.rawValue)
                return KindedSet(set: .leaders(organisation), kinds: [.state])
            case .both, .either, .except: return try reader.joined(form, given)
            }
        }
    }

    /// Reads an entity, or the variable that stands for one, which must be of one of some kinds.
    func term(_ datum: Datum, _ kinds: [EntityKind], field: String) throws(Rejection) -> Term {
        guard let text = datum.text else {
            throw Rejection(
                .invalid, field: field, given: datum.summary, reason: "Here stands the id of an entity.",
                hint: "A variable that stands for one has a $ before its name.")
        }
        if text.hasPrefix("$") { return try variable(text, kinds, field: field) }
        let id = try EntityID(reading: text, field: field)
        try directory.require(id, of: kinds, field: field)
        return .entity(id)
    }

    private func variable(_ text: String, _ kinds: [EntityKind], field: String) throws(Rejection) -> Term {
        let name = String(text.dropFirst())
        guard let place = scope.lastIndex(where: { $0.name == name }) else {
            let names = scope.map { "$" + $0.name }
            throw Rejection(
                .invalid, field: field, given: text, reason: "“\(text)” stands for nothing here.",
                hint: didYouMean(text, among: names)
                    + (names.isEmpty ? "No variable is bound." : "Bound are \(names.joined(separator: ", "))."))
        }
        if !kinds.isEmpty, let other = scope[place].kinds.first(where: { !kinds.contains($0) }) {
            throw Rejection(
                .invalid, field: field, given: text, reason: "“\(text)” can stand for \(other.withArticle).",
                hint: "Here stands " + kinds.map(\.withArticle).joined(separator: " or ") + ".")
        }
        return .variable(place, name)
    }

    private mutating func list(_ elements: [Datum]) throws(Rejection) -> KindedSet {
        var (terms, kinds): ([Term], [EntityKind]) = ([], [])
        for (place, element) in elements.enumerated() {
            let term = try nested(element) { (reader) throws(Rejection) in
                try reader.term(element, [], field: "[\(place)]")
            }
            terms.append(term)
            switch term {
            case .entity(let id): kinds += directory.kind(of: id).map { [$0] } ?? []
            case .variable(let place, _): kinds += scope[place].kinds
            }
        }
        return KindedSet(set: .list(terms), kinds: kinds.distinct)
    }

    private mutating func joined(_ form: SetForm, _ given: Datum) throws(Rejection) -> KindedSet {
        guard let pair = given.elements, pair.count == 2 else {
            throw Rejection(
                .invalid, field: form.rawValue, given: given.summary, reason: "“\(form.rawValue)” joins two sets.",
                hint: "Give [SET, SET].")
        }
        let a = try Rejection.within("\(form.rawValue)[0]") { () throws(Rejection) in try entitySet(pair[0]) }
        let b = try Rejection.within("\(form.rawValue)[1]") { () throws(Rejection) in try entitySet(pair[1]) }
        switch form {
        case .both: return KindedSet(set: .both(a.set, b.set), kinds: a.kinds.filter(b.kinds.contains))
        case .either: return KindedSet(set: .either(a.set, b.set), kinds: (a.kinds + b.kinds).distinct)
        default: return KindedSet(set: .except(a.set, b.set), kinds: a.kinds)
        }
    }
}

/// A set, and the kinds that its members can have.
struct KindedSet {
    let set: EntitySet
    let kinds: [EntityKind]
}

/// The words for how a state belongs to an organisation.
private enum MembershipStatus {
    static func read(_ written: WrittenObject) throws(Rejection) -> [String] {
        guard let given = written["status"] else { return ["member"] }
        let type = Situation.status.kind.kind.fields[Situation.status.position].type
        guard case .list(let values) = try FieldType.list(type).read(given, field: "status"), !values.isEmpty else {
            throw Rejection(
                .invalid, field: "status", given: given.summary, reason: "There is no status.",
                hint: "Give one or more.")
        }
        return values.compactMap(\.word)
    }
}

extension SetForm {
    /// What stands under the member that tells the form.
    fileprivate var wanted: String {
        switch self {
        case .members, .leaders: "the id of an organisation"
        case .both, .either, .except: "[SET, SET]"
        }
    }
}

extension [EntityKind] {
    /// Each once.
    fileprivate var distinct: [EntityKind] { EntityKind.allCases.filter(contains) }
}
