// SPDX-License-Identifier: Apache-2.0

extension Entity {
    /// Types a written entity by the declaration of its kind: `id`, `kind`, `name`, `names` and the attributes, all on
    /// one level. Unknown members are refused with the nearest valid one.
    public init(reading datum: Datum) throws(Rejection) {
        let written = try WrittenObject(datum, allowed: nil)
        let kind = try EntityKind(reading: try written.requiredText("kind"), field: "kind")
        let common = ["id", "kind", "name", "names"]
        let names = try written["names"].map { (datum) throws(Rejection) in
            try FieldType.dictionary.read(datum, field: "names")
        }
        let rest = Datum.object(written.members.filter { !common.contains($0.name) })
        let attributes = try FieldValues(reading: rest, fields: kind.attributes, field: "")
        self.init(
            id: try EntityID(reading: try written.requiredText("id"), field: "id"), kind: kind,
            name: try written.requiredText("name", atMost: Self.longestName), attributes: attributes)
        if case .dictionary(let entries) = names { self.names = entries }
    }

    /// The entity as it is written: reading it back gives the same entity.
    public var members: [Datum.Member] {
        var members: [Datum.Member] = [
            .init("id", .string(id.text)), .init("kind", .string(kind.name)), .init("name", .string(name)),
        ]
        if !names.isEmpty { members.append(.init("names", FieldValue.dictionary(names).datum(.dictionary))) }
        return members + attributes.members(kind.attributes)
    }
}

extension EntityKind {
    /// Reads the name of a kind, or refuses it with the nearest one.
    public init(reading name: String, field: String) throws(Rejection) {
        guard let kind = EntityKind(rawValue: name) else {
            let names = Self.allCases.map(\.rawValue)
            throw Rejection(
                .invalid, field: field, given: name, reason: "There is no kind of entity “\(name)”.",
                hint: didYouMean(name, among: names) + "The kinds are \(names.joined(separator: ", ")).")
        }
        self = kind
    }
}
