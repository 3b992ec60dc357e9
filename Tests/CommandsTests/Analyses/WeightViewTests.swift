// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands

@Suite struct `What weighs` {
    @Test func `a burden has the largest contributor first`() {
        #expect(shown("burden KSOR --on 2016-12-31", Self.burden) == Self.burdenPage)
    }

    @Test func `power has its exact fractions`() {
        #expect(shown("power --quota 12 --weights 4,4,4,2,2,1", Self.power) == Self.powerPage)
    }

    @Test func `capability has amounts and shares`() {
        #expect(shown("capability CSTO --measure gdp", Self.capability) == Self.capabilityPage)
    }

    private static let burden = """
        {"body":"KSOR","ARM":{"personnel":[300,800],"share":[0.01,0.05],
        "shareOfStrength":[0.01,0.04],"place":[3,4],"basis":"units","stated":null},"BLR":{"personnel":null,
        "share":null,"shareOfStrength":null,"place":null,"basis":null,"stated":null},
        "KAZ":{"personnel":[3000,5000],"share":[0.12,0.25],"shareOfStrength":[0.15,0.25],"place":2,
        "basis":"units","stated":{"share":null,"order":2}},"RUS":{"personnel":[13000,25000],"share":[0.7,
        0.86],"shareOfStrength":[0.65,1],"place":1,"basis":"units","stated":null},"hhi":[0.5,0.76],
        "hhiNormalised":[0.3,0.6],"effectiveNumber":[1.3,2],"largest":"RUS","majority":"certain",
        "unattributed":[0,2500],"strength":20000}
        """

    private static let burdenPage = """
        burden KSOR on 2016-12-31

        STATE      PERSONNEL  SHARE               OF STRENGTH  PLACE  BASIS
        RUS    13,000-25,000  ███████▒▒░  70-86%      65-100%      1  units
        KAZ      3,000-5,000  █▒▒░░░░░░░  12-25%       15-25%      2  units  stated: place 2
        ARM          300-800  ▒░░░░░░░░░    1-5%         1-4%    3-4  units
        BLR                –                   –            –      –

        strength          20,000
        unattributed      0-2,500
        majority          RUS certainly gives more than half
        HHI               0.50-0.76, normalised 0.30-0.60
        effective number  1.30-2.00

        ▒ uncertain: it may reach so far, or not

        """

    private static let power = """
        {"quota":12,"1":{"weight":4,"banzhaf":{"value":0.23809523809523808,"exact":"5/21"},
        "banzhafAbsolute":{"value":0.3125,"exact":"5/16"},"shapleyShubik":{"value":0.23333333333333334,
        "exact":"7/30"}},"2":{"weight":4,"banzhaf":{"value":0.23809523809523808,"exact":"5/21"},
        "banzhafAbsolute":{"value":0.3125,"exact":"5/16"},"shapleyShubik":{"value":0.23333333333333334,
        "exact":"7/30"}},"3":{"weight":4,"banzhaf":{"value":0.23809523809523808,"exact":"5/21"},
        "banzhafAbsolute":{"value":0.3125,"exact":"5/16"},"shapleyShubik":{"value":0.23333333333333334,
        "exact":"7/30"}},"4":{"weight":2,"banzhaf":{"value":0.14285714285714285,"exact":"1/7"},
        "banzhafAbsolute":{"value":0.1875,"exact":"3/16"},"shapleyShubik":{"value":0.15,"exact":"3/20"}},
        "5":{"weight":2,"banzhaf":{"value":0.14285714285714285,"exact":"1/7"},
        "banzhafAbsolute":{"value":0.1875,"exact":"3/16"},"shapleyShubik":{"value":0.15,"exact":"3/20"}},
        "6":{"weight":1,"banzhaf":{"value":0.0,"exact":"0/1"},"banzhafAbsolute":{"value":0.0,"exact":"0/1"},
        "shapleyShubik":{"value":0.0,"exact":"0/1"}}}
        """

    private static let powerPage = """
        power of the figures given

        MEMBER  WEIGHT              BANZHAF        ABSOLUTE        SHAPLEY-SHUBIK
        1            4  ██░░░░░░░░   0.2381  5/21    0.3125  5/16          0.2333  7/30
        2            4  ██░░░░░░░░   0.2381  5/21    0.3125  5/16          0.2333  7/30
        3            4  ██░░░░░░░░   0.2381  5/21    0.3125  5/16          0.2333  7/30
        4            2  █░░░░░░░░░   0.1429  1/7     0.1875  3/16          0.1500  3/20
        5            2  █░░░░░░░░░   0.1429  1/7     0.1875  3/16          0.1500  3/20
        6            1  ░░░░░░░░░░   0.0000  0/1     0.0000  0/1           0.0000  0/1

        quota  12

        """

    @Test func `a measure that nobody states has a line in place of a table`() {
        let page = shown("capability CSTO --measure cinc", #"{"organisation":"CSTO","measure":"cinc","members":{}}"#)
        #expect(page.hasSuffix("\n\nThere is no amount to compare.\n"))
    }

    private static let capability = """
        {"organisation":"CSTO","measure":"gdp","basis":"stated","members":{"KAZ":{"amount":137.3,
        "share":0.09},"RUS":{"amount":[1280,1300],"share":[0.88,0.9]}},"leader":"RUS","leaderRatio":[9.3,
        9.5]}
        """

    private static let capabilityPage = """
        capability CSTO, measure gdp, on 2026-11-24

        STATE       AMOUNT  SHARE
        RUS    1,280-1,300  █████████▒  88-90%
        KAZ         137.30  █░░░░░░░░░      9%

        measure  gdp
        basis    stated
        leader   RUS, with 9.30-9.50 times what the next has

        ▒ uncertain: it may reach so far, or not

        """
}
