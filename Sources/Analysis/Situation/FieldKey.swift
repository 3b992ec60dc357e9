// SPDX-License-Identifier: Apache-2.0

public import Model

/// A declared field of a kind of claim, looked up once.
public struct FieldKey: Hashable, Sendable {
    /// The kind.
    public let kind: KindIndex
    /// The position of the field in the kind's declaration.
    public let position: Int

    /// A field that is declared; a misspelt one is a mistake of the program.
    init(_ kind: KindIndex, _ field: String) {
        guard let position = kind.kind.fields.firstIndex(where: { $0.name == field }) else {
            preconditionFailure("\(kind.kind.name) has a field “\(field)”")
        }
        self.kind = kind
        self.position = position
    }

    /// The name of the field.
    public var name: String { kind.kind.fields[position].name }
}

extension KindIndex {
    /// A kind that is declared; a misspelt one is a mistake of the program.
    init(declared name: String) {
        guard let kind = KindIndex(named: name) else { preconditionFailure("the kind \(name) is declared") }
        self = kind
    }

    static let capability = KindIndex(declared: "capability")
    static let composition = KindIndex(declared: "composition")
    static let contribution = KindIndex(declared: "contribution")
    static let decision = KindIndex(declared: "decision")
    static let dependence = KindIndex(declared: "dependence")
    static let dispute = KindIndex(declared: "dispute")
    static let document = KindIndex(declared: "document")
    static let existence = KindIndex(declared: "existence")
    static let exercise = KindIndex(declared: "exercise")
    static let leadership = KindIndex(declared: "leadership")
    static let link = KindIndex(declared: "link")
    static let mandate = KindIndex(declared: "mandate")
    static let membership = KindIndex(declared: "membership")
    static let participation = KindIndex(declared: "participation")
    static let policy = KindIndex(declared: "policy")
    static let position = KindIndex(declared: "position")
    static let prospect = KindIndex(declared: "prospect")
    static let request = KindIndex(declared: "request")
    static let reservation = KindIndex(declared: "reservation")
    static let rules = KindIndex(declared: "rules")
    static let threat = KindIndex(declared: "threat")
    static let transit = KindIndex(declared: "transit")
}
