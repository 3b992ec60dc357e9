// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing

@testable import Model

/// That every declaration is sound, and that what it declares can be written and read.
@Suite struct ClaimKindTests {
    @Test func `names of kinds are unique, in kebab-case, and find their kind`() {
        let names = ClaimKind.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy(isKebabCase))
        #expect(KindIndex.all.map(\.kind.name) == names)
        #expect(names.map { ClaimKind.named($0)?.name } == names)
        #expect(ClaimKind.named("no-such-kind") == nil)
    }

    @Test func `the kinds are those of the model`() {
        let expected = [
            "basing", "capability", "composition", "contribution", "decision", "dependence", "dispute", "document",
            "exercise", "existence", "leadership", "link", "mandate", "membership", "observation", "office",
            "participation", "policy", "position", "prospect", "request", "reservation", "rules", "stationing",
            "threat",
            "tie", "transit",
        ]
        #expect(ClaimKind.all.map(\.name).sorted() == expected)
    }

    @Test(arguments: KindIndex.all.map(\.kind.name))
    func `a declaration is sound`(name: String) throws {
        let kind = try #require(ClaimKind.named(name))
        let fields = kind.fields.map(\.name)
        #expect(Set(fields).count == fields.count)
        #expect((fields + [name]).allSatisfy(isKebabCase))
        #expect(fields.count < Int(UInt8.max), "positions are bytes")
        #expect(!kind.summary.isEmpty && kind.fields.allSatisfy { !$0.summary.isEmpty })
        #expect(!kind.subjects.isEmpty)
        #expect(!fields.contains { Assertion.memberNames.contains($0) && !["subject", "object"].contains($0) })
        guard case .shared(let object, let asked) = kind.slot else { return }
        #expect(asked.allSatisfy { fields.contains($0) || $0 == ClaimKind.planOrFact }, "slot fields are declared")
        #expect(kind.slotPositions.map { fields[$0] } == asked.filter { $0 != ClaimKind.planOrFact })
        if kind.separatesPlans { #expect(kind.phasePosition != nil) }
        if [.question, .pair, .collected].contains(object) {
            guard case .required = kind.object else {
                Issue.record("an object that is asked for, paired or collected must be required")
                return
            }
        }
    }

    @Test(arguments: KindIndex.all.map(\.kind.name))
    func `plain rows hold no entities, whose existence nobody would check`(name: String) throws {
        for field in try #require(ClaimKind.named(name)).fields {
            guard case .rows(let columns) = field.type else { continue }
            #expect(
                columns.allSatisfy {
                    if case .entity = $0.type { false } else { true }
                })
        }
    }

    @Test(
        arguments: [
            ("membership", true, false, false, true), ("dispute", true, false, true, true),
            ("participation", false, true, false, true), ("basing", true, false, false, false),
            ("capability", false, false, false, false), ("link", true, false, true, true),
            ("exercise", false, true, false, false), ("office", true, false, false, true),
        ])
    func `how kinds stand in time and question`(
        name: String, closing: Bool, event: Bool, pair: Bool, asksObject: Bool
    ) throws {
        let kind = try #require(ClaimKind.named(name))
        #expect(kind.isClosing == closing && kind.isEvent == event)
        #expect(kind.isPair == pair && kind.objectIsQuestion == asksObject)
    }

    @Test(arguments: KindIndex.all.map(\.kind.name))
    func `a claim that states every field reads back as it was written`(name: String) throws {
        let kind = try #require(ClaimKind.named(name))
        var members: [Datum.Member] = [
            .init("kind", .string(name)), .init("subject", "somebody"),
            .init("value", .object(kind.fields.map { .init($0.name, sample($0.type)) })),
            .init("valid", "2006-06-23/2012~"),
            .init(
                "citations",
                [["source": "dehaas2017", "locator": "p. 8"], ["source": "q2", "via": "q3", "reported": "2006-06"]]),
            .init("credibility", 3), .init("rank", "preferred"), .init("note", "a note"),
        ]
        if kind.object != .absent { members.append(.init("object", "something")) }
        let assertion = try Assertion(reading: .object(members))
        #expect(assertion.value.elements.count == kind.fields.count)
        #expect(try Assertion(reading: .object(assertion.members)) == assertion)
        #expect(try Assertion(reading: .object(assertion.members)).members == assertion.members)
    }

    @Test(arguments: EntityKind.allCases)
    func `an entity that states every attribute reads back as it was written`(kind: EntityKind) throws {
        let members: [Datum.Member] = [
            .init("id", "somebody"), .init("kind", .string(kind.name)), .init("name", "Some Body"),
            .init("names", ["ru": "Некто", "de": "Jemand"]),
        ]
        let entity = try Entity(
            reading: .object(members + kind.attributes.map { .init($0.name, sample($0.type)) }))
        #expect(entity.attributes.elements.count == kind.attributes.count)
        #expect(entity.names.map(\.name) == ["de", "ru"])
        #expect(try Entity(reading: .object(entity.members)) == entity)
        #expect(kind.attributes.allSatisfy { isKebabCase($0.name) && !$0.summary.isEmpty })
    }

    private func isKebabCase(_ name: String) -> Bool {
        !name.isEmpty && name.first != "-" && name.last != "-"
            && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// Something that a type takes.
    private func sample(_ type: FieldType) -> Datum {
        switch type {
        case .token(let tokens): .string(tokens.last ?? "")
        case .name: "some-name"
        case .text: "“Some text”, with\nanything in it"
        case .flag: true
        case .integer(let bounds): .integer(bounds.upperBound)
        case .number(let bounds): .number(bounds.upperBound / 2.5)
        case .range: [1_000, 1_500.5]
        case .date: "2042-06?"
        case .entity: "some-entity"
        case .list(let element): [sample(element)]
        case .rows(let fields): [.object(fields.map { .init($0.name, sample($0.type)) })]
        case .dictionary: ["b": "2", "a": "1"]
        }
    }
}
