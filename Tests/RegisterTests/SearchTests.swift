// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

@Suite struct SearchTests {
    private static let entities: [(id: String, name: String, names: Datum)] = [
        ("UZB", "Uzbekistan", ["uz": "Oʻzbekiston", "ru": "Узбекистан", "fr": "Ouzbékistan"]),
        ("x-uz", "Uz", [:]),
        ("peace-mission-2007", "Peace Mission 2007", [:]),
        ("vostok", "Vostok and Peace", [:]),
        ("turkiye", "Türkiye", ["de": "Türkei"]),
        ("SCO", "Shanghai Cooperation Organisation", [:]),
        ("abc", "SCO", [:]),
        ("scout", "Scouting", [:]),
        ("lodz", "Łódź", ["de": "Lodsch"]),
        ("strasse", "Großstraße", [:]), ("eagle", "Eagle", ["ru": "Орёл: мирная миссия"]),
        ("shanghai", "Organisation", ["zh": "上海合作组织"]),
    ]

    private func register() throws -> Register {
        var register = Register()
        let entities = try Self.entities.map { id, name, names in
            try Entity(reading: [
                "id": .string(id), "kind": "organisation", "name": .string(name), "names": names,
            ])
        }
        _ = try register.transact(.register(entities), at: .init(milliseconds: 0), by: "tester")
        return register
    }

    @Test(
        arguments: [
            ("uzb", ["UZB"]), ("sco", ["SCO", "abc", "scout"]), ("Shang", ["SCO"]),
            ("peace", ["peace-mission-2007", "vostok"]),
            ("Peace mission", ["peace-mission-2007"]), ("eace", ["peace-mission-2007", "vostok"]),
            ("turkiye", ["turkiye"]), ("TÜRKEI", ["turkiye"]), ("Tu\u{308}rkiye", ["turkiye"]), ("узбек", ["UZB"]),
            ("o'zbekiston", ["UZB"]), ("ozbekiston", ["UZB"]), ("ouzbekistan", ["UZB"]), ("lodz", ["lodz"]),
            ("grossstrasse", ["strasse"]), ("2007", ["peace-mission-2007"]), ("Uzbekstan", ["UZB"]),
            ("misison", ["peace-mission-2007"]), ("mission peace", ["peace-mission-2007"]),
            ("mision paece", ["peace-mission-2007"]), ("cooperatoin shnaghai", ["SCO"]),
            ("2007 peac", ["peace-mission-2007"]),
            ("узбекитсан", ["UZB"]), ("Узбекистон", ["UZB"]), ("орёл", ["eagle"]), ("орел", ["eagle"]),
            ("мирная мисия", ["eagle"]), ("上海", ["shanghai"]), ("上海合做组织", ["shanghai"]),
            ("xyzzyx peace", []), ("peace 2008 on", []),
            ("", []), (" - ", []), ("xyzzy", []),
        ])
    func `the likest comes first`(text: String, ids: [String]) throws {
        let found = try register().search(text, limit: 10)
        #expect(found.map(\.entity.id.text).starts(with: ids), "\(found.map { ($0.entity.id, $0.score) })")
        if ids.isEmpty { #expect(found.isEmpty) }
    }

    @Test func `scores fall from an exact id to what is only near`() throws {
        let register = try register()
        let score = { (text: String, id: String) in
            register.search(text, limit: 10).first { $0.entity.id.text == id }?.score ?? 0
        }
        let scores = [
            score("sco", "SCO"), score("sco", "abc"), score("sco", "scout"), score("cooperation", "SCO"),
            score("operation", "SCO"), score("cooperatoin", "SCO"), score("coperaton", "SCO"),
        ]
        #expect(scores == scores.sorted(by: >) && Set(scores).count == scores.count)
        #expect(scores.allSatisfy { $0 > 0 && $0 <= 1 })
    }

    @Test func `equal likeness goes by id, and the limit cuts the end off`() throws {
        let register = try register()
        #expect(register.search("uz", limit: 2).map(\.entity.id.text) == ["x-uz", "UZB"])
        #expect(register.search("peace", limit: 1).map(\.entity.id.text) == ["peace-mission-2007"])
        #expect(register.search("peace", limit: 0).isEmpty)
    }

    @Test func `a version that was undone is found no more, and the one before is again`() throws {
        var register = try register()
        let renamed = try Entity(reading: ["id": "abc", "kind": "organisation", "name": "Renamed"])
        let added = try Entity(reading: ["id": "new", "kind": "organisation", "name": "Brand-new"])
        let transaction = try register.transact(
            .register([renamed, added]), at: .init(milliseconds: 1), by: "tester")
        #expect(register.search("brand", limit: 5).map(\.entity.id.text) == ["new"])
        register.revert(transaction)
        #expect(register.search("renamed", limit: 5).isEmpty && register.search("brand new", limit: 5).isEmpty)
        #expect(register.search("sco", limit: 5).contains { $0.entity.id.text == "abc" && $0.score > 0.5 })
    }

    @Test func `only the newest version is found`() throws {
        var register = try register()
        let renamed = try Entity(reading: ["id": "abc", "kind": "organisation", "name": "Renamed"])
        _ = try register.transact(.register([renamed]), at: .init(milliseconds: 1), by: "tester")
        #expect(register.search("renamed", limit: 5).map(\.entity.id.text) == ["abc"])
        #expect(!register.search("sco", limit: 5).contains { $0.entity.id.text == "abc" && $0.score > 0.5 })
    }
}
