// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// Which claims a filter finds.
@Suite struct ClaimFilterTests {
    /// c1 names RUS in a field and rests on a1 at second hand; c2 cites b1 and c1 on other pages; c3 names RUS among others.
    private static func world() throws -> World {
        var world = try World()
        try world.say("kant", "basing", "KGZ", ["owner": "RUS"], "2003/..", by: "b1", via: "a1")
        let assertion = try Assertion(reading: [
            "kind": "membership", "subject": "UZB", "object": "CSTO", "value": ["status": "member"],
            "valid": "2006/..",
            "citations": [
                ["source": "b1", "locator": "p. 8, n. 1"], ["source": "c1", "via": "a1", "locator": "p. 10"],
            ],
        ])
        try world.transact(.assert([assertion]))
        try world.say("rubezh-2008", "exercise", "CSTO", ["hosts": ["RUS", "KAZ"]], "2008", by: "a1")
        return world
    }

    private func found(_ world: World, _ conditions: [(String, String)]) throws -> [Int] {
        var filter = ClaimFilter()
        for (name, text) in conditions {
            let id = EntityID(text)
            switch name {
            case "naming": filter.naming = id
            case "about": filter.about = id
            case "source": filter.source = id
            case "via": filter.via = id
            default: filter.locator = Locator(text)
            }
        }
        return world.register.claims(filter, from: 1, limit: 10, at: nil).claims.map(\.claim.id.number)
    }

    @Test(
        arguments: [
            ([("naming", "RUS")], [1, 3]), ([("naming", "KGZ")], []), ([("about", "KGZ")], [1]),
            ([("naming", "RUS"), ("about", "kant")], [1]), ([("source", "a1")], [1, 2, 3]),
            ([("via", "a1")], [1, 2]), ([("via", "b1")], []), ([("source", "b1"), ("via", "a1")], [1]),
            ([("locator", "p. 8")], [2]), ([("source", "b1"), ("locator", "p. 8")], [2]),
            ([("source", "c1"), ("locator", "p. 8")], []), ([("source", "a1"), ("locator", "p. 10")], [2]),
            ([("locator", "p. 1")], []),
        ] as [([(String, String)], [Int])])
    func `conditions on a citation hold of one and the same`(conditions: [(String, String)], numbers: [Int]) throws {
        #expect(try found(Self.world(), conditions) == numbers)
    }

    @Test func `what was undone is found no more`() throws {
        var world = try Self.world()
        let transaction = try world.transact(
            .assert([world.register.claim(ClaimID(number: 1))?.claim.assertion].compactMap { $0 }))
        #expect(try found(world, [("naming", "RUS")]) == [1, 3, 4])
        world.register.revert(transaction)
        #expect(try found(world, [("naming", "RUS")]) == [1, 3])
    }

    @Test func `entities are found by what their attributes name`() throws {
        var world = try World()
        try world.register("bishkek", "place", ["lat": 42.9, "lon": 74.6, "state": "KGZ"])
        let found = { (id: String, kind: EntityKind?) in
            world.register.entities(of: kind, naming: EntityID(id), from: 0, limit: 10, at: nil).entities.map(\.id.text)
        }
        #expect(found("KGZ", nil) == ["bishkek"])
        #expect(found("KGZ", .exercise) == [])
        #expect(found("bishkek", nil) == [])
    }
}
