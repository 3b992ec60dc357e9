// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands

@Suite struct `What organisations are like` {
    @Test func `cohesion has its parts with their cases`() {
        #expect(shown("cohesion CSTO", Self.cohesion) == Self.cohesionPage)
    }

    @Test func `engagement has a history and what is attended`() {
        #expect(shown("engagement UZB CSTO", Self.engagement) == Self.engagementPage)
    }

    @Test func `enlargement has the candidates in order, with reasons`() {
        #expect(shown("enlargement SCO", Self.enlargement) == Self.enlargementPage)
    }

    @Test func `threats have a table of who names them`() {
        #expect(shown("threats SCO", Self.threats) == Self.threatsPage)
    }

    private static let cohesion = """
        {"organisation":"CSTO","undisputed":{"value":0.8,"low":0.7,"high":0.87,"cases":15,
        "disputed":[["ARM","AZE"],["KGZ","TJK"]]},"decisions":{"value":null,
        "reason":"no decision is stated","cases":0},"attendance":{"value":0.8,"low":0.6,"high":0.9,
        "cases":20,"attended":12,"absent":3,"observed":1,"unknown":5},"transit":{"value":0.6,"low":0.6,
        "high":0.6,"cases":5,"granted":3,"refused":1,"withoutLegalBasis":1,"open":0},
        "similarity":{"value":0.7,"low":0.7,"high":0.7,"cases":5,"topics":9}}
        """

    private static let cohesionPage = """
        cohesion CSTO on 2026-11-24

        PART                     SHARE                    CASES
        pairs without a dispute  ███████▒▒░  80%  70-87%     15  disputes: ARM–AZE,
                                                                 KGZ–TJK
        decisions without                      –              0  no decision is stated
        reservation
        exercises attended       ██████▒▒▒░  80%  60-90%     20  12 attended, 3 absent,
                                                                 1 observed, 5 unknown
        transit granted          ██████░░░░  60%              5  3 granted, 1 refused, 1
                                                                 without legal basis
        positions alike          ███████░░░  70%              5  9 topics

        ▒ uncertain: it may reach so far, or not

        """

    private static let engagement = """
        {"state":"UZB","organisation":"CSTO","status":"suspended","since":"2012-06-28",
        "history":[{"status":"member","since":"1992-05-15","others":[]},{"status":"withdrawn",
        "since":["1999-04-01","1999-04-30"],"others":[]},{"status":"suspended","since":"2012-06-28",
        "others":["withdrawn"]}],"exercises":{"value":0.2,"low":0.1,"high":0.5,"cases":10,"attended":1,
        "absent":4,"observed":0,"unknown":5},"contributions":["KSOR"],"reservations":["csto-2009-06-14"],
        "independentActs":{"count":[4,6],"withdrawals":2,"reservations":1,"transitRefusals":0,
        "rejections":0,"refusals":0,"absences":[1,3]}}
        """

    private static let engagementPage = """
        engagement UZB CSTO on 2026-11-24

        STATUS     SINCE       OR ELSE
        member     1992-05-15
        withdrawn  1999-04
        suspended  2012-06-28  withdrawn

        exercises attended  █▒▒▒▒░░░░░  20%  10-50%  1 attended, 4 absent, 5 unknown

        contributes to   KSOR
        reservations     csto-2009-06-14
        acts of its own  4-6: 2 withdrawals, 1 reservation, 1-3 absences

        ▒ uncertain: it may reach so far, or not

        """

    private static let enlargement = """
        {"organisation":"SCO","decision":"consensus","candidates":{"IND":{"place":1,"status":"acceding",
        "since":["2015-07-01","2015-07-31"],"outlook":4,"blocks":[],"disinterest":false,"opponents":[],
        "sponsors":["RUS","KAZ"],"reasons":["No block is in force.","The outlook is imminent.",
        "Sponsored by Russia, Kazakhstan.","Its status is acceding, since 2015-07-10."]},"IRN":{"place":3,
        "status":"observer","since":"2005-07-05","outlook":[2,3],"blocks":[null],"disinterest":false,
        "opponents":["TJK"],"sponsors":["RUS"],"reasons":["Blocked by a circumstance without a name.",
        "Opposed by Tajikistan, whose consent is required."]}},"best":4,"suspended":[]}
        """

    private static let enlargementPage = """
        enlargement SCO on 2026-11-24

        PLACE  STATE  STATUS    SINCE       OUTLOOK          FOR       AGAINST
            1  IND    acceding  2015-07     ██████████    4  RUS, KAZ
            3  IRN    observer  2005-07-05  █████▒▒▒░░  2-3  RUS       blocked by a
                                                                       circumstance;
                                                                       opposed by TJK

        IND  No block is in force. The outlook is imminent. Sponsored by Russia,
             Kazakhstan. Its status is acceding, since 2015-07-10.
        IRN  Blocked by a circumstance without a name. Opposed by Tajikistan, whose
             consent is required.

        decision      consensus
        best outlook  4 of 4

        ▒ uncertain: it may reach so far, or not

        """

    private static let threats = """
        {"states":{"KAZ":{"terrorism":{"level":3,"namedIn":["kaz-doctrine-2011"]},"water":{"level":null,
        "namedIn":["dehaas2017"]}},"UZB":{"terrorism":{"level":[2,3],"namedIn":["uzb-concept-2012"]},
        "drugs":{"level":1,"namedIn":["uzb-concept-2012"]}}},"overlap":{"KAZ":{"UZB":0.33},
        "UZB":{"KAZ":0.33}},"organisation":{"id":"SCO","named":{"terrorism":{"level":null,
        "namedIn":["sco-charter"]}},"mandate":["terrorism","separatism"],"overlap":{"KAZ":0.33,"UZB":0.33}}}
        """

    private static let threatsPage = """
        threats SCO on 2026-11-24

        THREAT      KAZ  UZB  SCO
        terrorism     3  2-3    x
        drugs              1
        water         x
        separatism              m
        levels as they are stated; x without a level; m within the mandate, but not named

        THREAT     NAMED IN
        terrorism  kaz-doctrine-2011, sco-charter, uzb-concept-2012
        drugs      uzb-concept-2012
        water      dehaas2017

        What two share of the threats that either has
             KAZ  UZB  SCO
        KAZ       33%  33%
        UZB  33%       33%

        """
}
