// SPDX-License-Identifier: Apache-2.0

import Chronology

extension Assertion {
    /// The members of a written assertion, as the wire and dataset files have them.
    public static let memberNames = [
        "kind", "subject", "object", "value", "valid", "citations", "credibility", "rank", "note",
    ]

    /// Types a written assertion by the declaration of its kind. Unknown members, fields and values are refused with
    /// the nearest valid one; whether the entities exist is left to the register.
    ///
    /// - Parameter isHypothetical: a what-if, which needs no citation.
    public init(reading datum: Datum, isHypothetical: Bool = false) throws(Rejection) {
        let object = try WrittenObject(datum, allowed: Self.memberNames)
        let kind = try KindIndex(reading: try object.requiredText("kind"), field: "kind")
        self.init(
            kind: kind, subject: try EntityID(reading: try object.requiredText("subject"), field: "subject"),
            object: try Self.readObject(object, kind: kind.kind),
            value: try FieldValues(
                reading: object["value"] ?? .object([]), fields: kind.kind.fields, field: "value"),
            valid: try Extent(reading: try object.requiredText("valid"), field: "valid"),
            citations: try Self.readCitations(object["citations"], isHypothetical: isHypothetical),
            credibility: try Self.readCredibility(object["credibility"]), rank: try Self.readRank(object["rank"]),
            note: try object.text("note", atMost: Self.longestNote))
    }

    private static func readObject(_ written: WrittenObject, kind: ClaimKind) throws(Rejection) -> EntityID? {
        let text = try written.text("object")
        switch kind.object {
        case .absent:
            guard text == nil else {
                throw Rejection(
                    .invalid, field: "object", given: text, reason: "A claim of kind “\(kind.name)” has no object.",
                    hint: "Leave “object” out.")
            }
            return nil
        case .optional:
            guard let text else { return nil }
            return try EntityID(reading: text, field: "object")
        case .required:
            return try EntityID(reading: try written.requiredText("object"), field: "object")
        }
    }

    private static func readCitations(_ datum: Datum?, isHypothetical: Bool) throws(Rejection) -> [Citation] {
        let data = datum?.elements ?? []
        guard datum == nil || datum?.elements != nil else {
            throw Rejection(
                .invalid, field: "citations", given: datum?.summary, reason: "“citations” is a list.",
                hint: "For example [{\"source\": \"dehaas2017\", \"locator\": \"p. 8\"}].")
        }
        guard !data.isEmpty || isHypothetical else {
            throw Rejection(
                .invalid, field: "citations", reason: "A claim needs at least one source.",
                hint: "Give \"citations\": [{\"source\": …, \"locator\": …}].")
        }
        guard data.count <= mostCitations else {
            throw Rejection(
                .tooLarge, field: "citations", reason: "There are \(data.count) citations.",
                hint: "At most \(mostCitations) are allowed.")
        }
        var citations: [Citation] = []
        for (index, item) in data.enumerated() {
            do { citations.append(try Citation(reading: item)) } catch { throw error.within("citations[\(index)]") }
        }
        return citations
    }

    private static func readCredibility(_ datum: Datum?) throws(Rejection) -> Credibility {
        guard let datum, datum != .null else { return .standard }
        guard let number = datum.integer, let credibility = Credibility(Int(clamping: number)) else {
            throw Rejection(
                .invalid, field: "credibility", given: datum.summary,
                reason: "“credibility” does not take \(datum.summary).",
                hint: "Allowed is 1 (confirmed) to 5 (improbable), or 6 (cannot be judged).")
        }
        return credibility
    }

    private static func readRank(_ datum: Datum?) throws(Rejection) -> Rank {
        guard let datum, datum != .null else { return .normal }
        return try Rank(reading: datum, field: "rank")
    }
}

extension Rank {
    /// Reads a rank, or refuses it with the ranks that there are.
    public init(reading datum: Datum, field: String) throws(Rejection) {
        let type = FieldType.token(Self.allCases.map(\.rawValue))
        guard case .token(let token) = try type.read(datum, field: field), let rank = Rank(rawValue: token) else {
            throw Rejection(.invalid, field: field, reason: "This is not a rank.", hint: "Allowed is \(type.allowed).")
        }
        self = rank
    }
}

extension Citation {
    /// The members of a written citation.
    public static let memberNames = ["source", "locator", "via", "reported"]

    /// Types a written citation.
    public init(reading datum: Datum) throws(Rejection) {
        let object = try WrittenObject(datum, allowed: Self.memberNames)
        self.init(source: try EntityID(reading: try object.requiredText("source"), field: "source"))
        locator = try object.text("locator", atMost: Self.longestLocator)
        if let text = try object.text("via") { via = try EntityID(reading: text, field: "via") }
        if let text = try object.text("reported") { reported = try EDTFDate(reading: text, field: "reported") }
    }
}

extension Assertion {
    /// The assertion as it is written: reading it back gives the same assertion.
    public var members: [Datum.Member] {
        var members: [Datum.Member] = [
            .init("kind", .string(kind.kind.name)), .init("subject", .string(subject.text)),
        ]
        if let object { members.append(.init("object", .string(object.text))) }
        members.append(.init("value", .object(value.members(kind.kind.fields))))
        members.append(.init("valid", .string(valid.text)))
        members.append(.init("citations", .array(citations.map(\.datum))))
        members.append(.init("credibility", .integer(Int64(credibility.grade))))
        members.append(.init("rank", .string(rank.rawValue)))
        if let note { members.append(.init("note", .string(note))) }
        return members
    }
}

extension Citation {
    /// The citation as it is written.
    public var datum: Datum {
        var members: [Datum.Member] = [.init("source", .string(source.text))]
        if let locator { members.append(.init("locator", .string(locator))) }
        if let via { members.append(.init("via", .string(via.text))) }
        if let reported { members.append(.init("reported", .string(reported.text))) }
        return .object(members)
    }
}
