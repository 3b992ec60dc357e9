// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import Testing

/// What the tables below weigh.
private enum Stated {
    static func claims(_ numbers: Int...) -> [ClaimID] { numbers.map { ClaimID(number: $0) } }

    static let drill = EntityID("drill")
    static let other = EntityID("other")

    static let standingGrant = TransitStatement(.granted, claims: claims(1))
    static let standingRefusal = TransitStatement(.refused, claims: claims(2))
    static let grant = TransitStatement(.granted, occasion: drill, claims: claims(3))
    static let refusal = TransitStatement(.refused, occasion: drill, claims: claims(4))
    static let gap = TransitStatement(.noLegalBasis, occasion: drill, claims: claims(5))
    static let elsewhere = TransitStatement(.refused, occasion: other, claims: claims(6))
    static let doubtfulGrant = TransitStatement(.granted, occasion: drill, isCertain: false, claims: claims(7))
    static let doubtfulRefusal = TransitStatement(
        .refused, occasion: drill, isCertain: false, claims: claims(8))
    static let railGrant = TransitStatement(.granted, occasion: drill, modes: [.rail], claims: claims(9))
    static let contestedGrant = TransitStatement(.granted, orElse: [.refused], isCertain: false, claims: claims(11))
    static let roadRefusal = TransitStatement(.refused, modes: [.road], claims: claims(10))
}

/// Which right follows from what a state has stated.
@Suite struct CrossingRightTests {
    private func right(
        _ statements: [TransitStatement], on occasion: TransitOccasion? = nil, by mode: TransportMode = .rail
    ) throws -> CrossingRight {
        CrossingRight(of: try id("AAA"), for: try id("MOV"), by: mode, statements, on: occasion)
    }

    private func drill(hosts: [String] = [], participants: [String] = []) throws -> TransitOccasion {
        func taking(_ states: [String], _ claim: Int) throws -> [EntityID: [ClaimID]] {
            Dictionary(uniqueKeysWithValues: try states.map { (try id($0), Stated.claims(claim)) })
        }
        return TransitOccasion(
            try id("drill"), hosts: try taking(hosts, 20), participants: try taking(participants, 21))
    }

    @Test(
        arguments: [
            ([], .unknown),
            ([Stated.grant], .granted(Stated.claims(3))),
            ([Stated.grant, Stated.standingRefusal], .granted(Stated.claims(3))),
            ([Stated.standingGrant, Stated.refusal], .refused(Stated.claims(4))),
            ([Stated.grant, Stated.gap], .noLegalBasis(Stated.claims(5))),
            ([Stated.refusal, Stated.gap], .refused(Stated.claims(4))),
            ([Stated.standingGrant], .granted(Stated.claims(1))),
            ([Stated.standingGrant, Stated.elsewhere], .granted(Stated.claims(1))),
            ([Stated.elsewhere], .unknown),
            ([Stated.doubtfulGrant], .uncertain(Stated.claims(7))),
            ([Stated.doubtfulGrant, Stated.standingRefusal], .uncertain(Stated.claims(7))),
            ([Stated.grant, Stated.doubtfulRefusal], .uncertain(Stated.claims(3, 8))),
            ([Stated.grant, Stated.doubtfulGrant], .granted(Stated.claims(3))),
        ] as [([TransitStatement], CrossingRight)])
    func `on an occasion what is said of it answers, else the standing rule`(
        statements: [TransitStatement], expected: CrossingRight
    ) throws {
        #expect(try right(statements, on: drill()) == expected)
        #expect(try right(statements.reversed(), on: drill()) == expected)
    }

    @Test(
        arguments: [
            ([], .unknown),
            ([Stated.standingGrant, Stated.grant], .granted(Stated.claims(1, 3))),
            ([Stated.standingGrant, Stated.elsewhere], .refused(Stated.claims(6))),
            ([Stated.standingGrant, Stated.grant, Stated.gap], .noLegalBasis(Stated.claims(5))),
            ([Stated.contestedGrant, Stated.grant], .uncertain(Stated.claims(3, 11))),
            ([Stated.contestedGrant, Stated.standingRefusal], .refused(Stated.claims(2))),
            ([Stated.standingRefusal, Stated.elsewhere], .refused(Stated.claims(2, 6))),
        ] as [([TransitStatement], CrossingRight)])
    func `without an occasion all that is in force counts, and a refusal wins`(
        statements: [TransitStatement], expected: CrossingRight
    ) throws {
        #expect(try right(statements) == expected)
    }

    @Test func `a right that is limited to modes counts for those only`() throws {
        let statements = [Stated.railGrant, Stated.roadRefusal]
        #expect(try right(statements, on: drill(), by: .rail) == .granted(Stated.claims(9)))
        #expect(try right(statements, on: drill(), by: .road) == .refused(Stated.claims(10)))
        #expect(try right(statements, on: drill(), by: .air) == .unknown)
    }

    @Test func `the host of an occasion lets those come that take part, unless it says otherwise`() throws {
        let hosted = try drill(hosts: ["AAA"], participants: ["MOV"])
        let right = try right([Stated.standingRefusal], on: hosted)
        #expect(right == .hosted(Stated.claims(20, 21)) && right.isDerived && right.passage == .open)
        #expect(try self.right([Stated.refusal], on: hosted) == .refused(Stated.claims(4)))
        #expect(try self.right([Stated.grant], on: hosted) == .granted(Stated.claims(3)))
    }

    @Test func `a host lets nobody come that does not take part, and no other state does`() throws {
        #expect(try right([], on: drill(hosts: ["AAA"])) == .unknown)
        #expect(try right([], on: drill(hosts: ["BBB"], participants: ["MOV", "AAA"])) == .unknown)
    }

    @Test func `one's own territory is one's own, whatever is stated`() throws {
        let right = CrossingRight(of: try id("MOV"), for: try id("MOV"), by: .rail, [Stated.standingRefusal])
        #expect(right == .own && right.passage == .open && right.claims.isEmpty)
    }
}
