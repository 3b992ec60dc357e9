// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

@testable import Commands

@Suite struct `A timeline` {
    private static func segment(
        _ status: String, _ from: String, _ to: String, state: String = "UZB", certainty: String = "certain",
        basis: String = "known", contested: Bool = false
    ) -> String {
        """
        {"state":"\(state)","organisation":"CSTO","status":"\(status)","from":"\(from)","to":"\(to)",
        "certainty":"\(certainty)","basis":"\(basis)","contested":\(contested),"claims":["c1"]}
        """
    }

    private static let uzbekistan = [
        segment("member", "1992-05-15", "1999-03-31"), segment("withdrawn", "1999-04-01", "2006-06-22"),
        segment("member", "2006-06-23", "2012-06-27"),
        segment("suspended", "2012-06-28", "2017-01-23", contested: true),
        segment("suspended", "2017-01-24", "..", basis: "presumed"),
    ]

    private static func desk(_ segments: [String], width: Int, isUTF8: Bool = true) -> Desk {
        let desk = Desk([
            "membership.timeline": #"{"sequence":1,"segments":[\#(segments.joined(separator: ","))]}"#
        ])
        desk.terminal = Terminal(isTerminal: true, width: width, isUTF8: isUTF8)
        return desk
    }

    @Test func `is drawn as bars over years, with dates where there are few`() {
        let desk = Self.desk(Self.uzbekistan, width: 60)
        #expect(desk.run("timeline UZB CSTO") == .done)
        #expect(
            desk.output == """
                UZB CSTO  M█████████W·········M████████S▒▒▒▒▒━━━━━━━━━━━━━━━
                              1995   2000   2005   2010   2015   2020

                M member  W withdrawn  S suspended
                ━ presumed  ▒ contested

                STATE  ORGANISATION  STATUS        FROM        TO
                UZB    CSTO          member        1992-05-15  1999-03-31
                UZB    CSTO          withdrawn     1999-04-01  2006-06-22
                UZB    CSTO          member        2006-06-23  2012-06-27
                UZB    CSTO          suspended  !  2012-06-28  2017-01-23
                UZB    CSTO          suspended  >  2017-01-24  ..

                ! contested: sources disagree; see registan help explain
                > presumed: no source speaks of that day from knowledge; the last one left the end open

                """)
    }

    @Test func `falls back to ASCII, and draws one row for each state`() {
        let many = (0..<3).flatMap { number in
            Self.uzbekistan.map { $0.replacing("UZB", with: "S\(number)") }
        }
        let desk = Self.desk(
            many + [Self.segment("observer", "..", "1995-01-01", state: "S3", certainty: "possible")], width: 50,
            isUTF8: false)
        #expect(desk.run("timeline") == .done)
        #expect(
            desk.output == """
                S0  M########W.........M######S%%%%%==============
                S1  M########W.........M######S%%%%%==============
                S2  M########W.........M######S%%%%%==============
                S3  O:::
                              2000         2010         2020

                M member  W withdrawn  S suspended  O observer
                = presumed  : possible  % contested

                """)
    }

    @Test func `of two centuries keeps to the width, and marks what changes within one column`() {
        let desk = Self.desk(
            [Self.segment("observer", "1815-06-09", "1856-03-30")] + Self.uzbekistan.prefix(3)
                + [Self.segment("suspended", "2012-06-28", "2013-01-23"), Self.segment("member", "2013-01-24", "..")],
            width: 80)
        #expect(desk.run("timeline UZB CSTO") == .done)
        #expect(
            desk.output.hasPrefix(
                """
                UZB CSTO  O█████████████                                            M█W··M█*████
                                     1850             1900            1950             2000

                O observer  M member  W withdrawn  S suspended
                * several changes

                """))
    }

    private func lines(_ desk: Desk) -> [String] { desk.output.split(separator: "\n" as Character).map(String.init) }

    @Test func `of long names stacks them above the bars on a narrow terminal`() {
        let desk = Self.desk(
            Self.uzbekistan.map { $0.replacing("UZB", with: "x-a-state-of-a-long-name") }, width: 40, isUTF8: false)
        #expect(desk.run("timeline CSTO --dates") == .done)
        #expect(desk.output.hasPrefix("x-a-state-of-a-long-name CSTO\n  M#####"))
        #expect(lines(desk).prefix(3).allSatisfy { $0.count <= 40 })
    }

    @Test func `of many organisations has a row for each`() {
        let many = (10..<70).map { number in
            Self.segment("member", "1992-05-15", "..").replacing("CSTO", with: "ORG\(number)")
        }
        let desk = Desk()
        desk.pages["membership.timeline"] = stride(from: 0, to: 60, by: 20).map { start in
            let next = start < 40 ? #","next":"1-\#(start)""# : ""
            return #"{"sequence":1,"segments":[\#(many[start..<start + 20].joined(separator: ","))]\#(next)}"#
        }
        #expect(desk.run("timeline UZB ''") == .done)
        #expect(lines(desk).filter { $0.hasPrefix("ORG") }.count == 60)
    }

    @Test(arguments: [
        (2000...2009, 40, "2000    2002   2004     2006   2008"),
        (1900...2000, 40, "1900   1920    1940    1960    1980"),
        (2005...2005, 20, "2005"), (-100...100, 30, "-100   -50    0       50"),
    ])
    func `names as many years as have room`(years: ClosedRange<Int>, columns: Int, axis: String) {
        #expect(YearScale(years, columns: columns).axis == axis)
    }

    @Test func `puts days off the scale at its ends`() {
        let scale = YearScale(2000...2009, columns: 10)
        #expect(scale.column(of: .distantPast) == 0)
        #expect(scale.column(of: .distantFuture) == 9)
        #expect(Day("2004-12-31").map(scale.column) == 4)
        #expect(Day("2005-01-02").map(scale.column) == 5)
    }

    @Test func `gives each status a letter of its own`() throws {
        let status = try #require(ClaimKind.named("membership")?.fields.first { $0.name == "status" })
        guard case .token(let statuses) = status.type else {
            Issue.record("a status is one of some words")
            return
        }
        #expect(Set(statuses.map { MembershipStatus.letter("\($0)") }).count == statuses.count)
        #expect(statuses.count > 5)
    }

    @Test func `skips what has no days`() {
        #expect(Stretch(["from": "tomorrow", "to": ".."]) == nil)
        #expect(Stretch(["from": "2012-01-01", "to": "2011-01-01"]) == nil)
    }
}
