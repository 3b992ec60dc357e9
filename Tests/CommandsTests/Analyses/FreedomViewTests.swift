// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands

@Suite struct `What bears on freedom` {
    @Test func `freedom has a bar for each pair, or why there is none`() {
        #expect(shown("freedom --on 2016-12-31", Self.freedom) == Self.freedomPage)
    }

    @Test func `dependence has the dimensions of each patron`() {
        #expect(shown("dependence", Self.dependence) == Self.dependencePage)
    }

    @Test func `dominance has the leaders and how far they are held back`() {
        #expect(shown("dominance SCO", Self.dominance) == Self.dominancePage)
    }

    private static let freedom = """
        {"states":{"KAZ":{"CSTO":{"value":0.33,"low":0.25,"high":0.5},"SCO":{"value":0.67,"low":0.67,
        "high":0.67}},"KGZ":{"CSTO":{"value":0.04,"low":0,"high":0.1},"SCO":{"value":0.55,"low":0.4,
        "high":0.7,"unknownLeaders":["CHN"]}},"RUS":{"CSTO":{"value":null,"reason":"it leads CSTO itself"},
        "SCO":{"value":null,"reason":"it leads SCO itself"}},"UZB":{"CSTO":{"value":null,
        "reason":"its membership of CSTO is suspended"}}}}
        """

    private static let freedomPage = """
        freedom on 2016-12-31

        STATE  IN    FREEDOM
        KAZ    CSTO  ███▒▒░░░░░  0.33  0.25-0.50
               SCO   ███████░░░  0.67
        KGZ    CSTO  ▒░░░░░░░░░  0.04  0.00-0.10
               SCO   ████▒▒▒░░░  0.55  0.40-0.70  without CHN, on whom the dependence is
                                                  unknown

        STATE  IN    WHY NONE IS STATED
        RUS    CSTO  it leads CSTO itself
               SCO   it leads SCO itself
        UZB    CSTO  its membership of CSTO is suspended

        ▒ uncertain: it may reach so far, or not

        """

    private static let dependence = """
        {"states":{"KGZ":{"CHN":{"value":0.4,"low":0.4,"high":0.4,"dimensions":{"political":0.25,
        "economic":0.75,"energy":null,"security":0.25},"asymmetry":0.3},"RUS":{"value":0.8,"low":0.7,
        "high":0.9,"dimensions":{"political":0.75,"economic":0.75,"energy":[0.5,1],"security":1},
        "asymmetry":[0.6,0.8]}},"UZB":{"RUS":{"value":0.5,"low":0.5,"high":0.5,
        "dimensions":{"political":0.5,"economic":0.5,"energy":0.5,"security":null},"asymmetry":null}}},
        "concentration":{"KGZ":{"strongest":["RUS"],"patrons":2,"hhi":0.56,"hhiNormalised":0.11,
        "effectiveNumber":1.8},"UZB":{"strongest":["RUS"],"patrons":1,"hhi":null,"hhiNormalised":null,
        "effectiveNumber":null}}}
        """

    private static let dependencePage = """
        dependence on 2026-11-24

        STATE  ON   MEAN  POLITICAL  ECONOMIC     ENERGY  SECURITY  ASYMMETRY
        KGZ    CHN  0.40       0.25      0.75          –      0.25       0.30
               RUS  0.80       0.75      0.75  0.50-1.00      1.00  0.60-0.80
        UZB    RUS  0.50       0.50      0.50       0.50         –          –

        STATE  FURTHEST ON  PATRONS   HHI  NORMALISED  EFFECTIVE NUMBER
        KGZ    RUS                2  0.56        0.11              1.80

        """

    private static let dominance = """
        {"organisation":"SCO","verdict":"balanced","threshold":0.5,"leaders":{"CHN":{"role":"co",
        "trend":"rising","weight":[3,4],"counterbalance":[0.5,1]},"RUS":{"role":"co","trend":null,
        "weight":3,"counterbalance":1}},"formalWeight":0.16666666666666666,"members":6}
        """

    private static let dominancePage = """
        dominance SCO on 2026-11-24

        LEADER  ROLE  WEIGHT  HELD BACK              TREND
        CHN     co       3-4  █████▒▒▒▒▒  0.50-1.00  rising
        RUS     co         3  ██████████       1.00

        verdict   balanced; leaders balance where each is held back by 0.50
        formally  each of 6 members 17%

        ▒ uncertain: it may reach so far, or not

        """
}
