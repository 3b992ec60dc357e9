// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands

@Suite struct `What relates` {
    @Test func `a route has three ways, and what refusals cost`() {
        #expect(
            shown("route urumqi chelyabinsk --mover CHN --occasion peace-mission-2007 --on 2007-08-01", Self.route)
                == Self.routePage)
    }

    @Test func `a comparison has a column for each organisation under each question`() {
        #expect(shown("compare SCO CSTO", Self.compare) == Self.comparePage)
    }

    @Test func `a network has the most central first`() {
        #expect(shown("network exercises", Self.network) == Self.networkPage)
    }

    @Test func `similarity has its measures and entries`() {
        #expect(shown("similarity KAZ UZB", Self.similarity) == Self.similarityPage)
    }

    @Test func `a reason that all measures share makes no table`() {
        let names = ["sAbsolute", "sSquared", "kappa", "pi"]
        let reasons = names.map { "\"\($0)\":\"Too few.\"" }.joined(separator: ",")
        let page = shown("similarity KAZ CHN", #"{"states":["KAZ","CHN"],"items":{},"reasons":{\#(reasons)}}"#)
        #expect(page.hasSuffix("\n\nNo measure can be stated.\n"))
    }

    private static let route = """
        {"from":"urumqi","to":"chelyabinsk","mover":"CHN","occasion":"peace-mission-2007",
        "certain":{"lengthKm":10315,"detourKm":7421,"places":["urumqi","lanzhou","manzhouli","chita",
        "irkutsk","omsk","chelyabinsk"],"crossings":[{"state":"CHN","right":"own","modes":["rail"]},
        {"state":"RUS","right":"hosted","modes":["rail"]}]},"possible":{"lengthKm":{"value":8883,"low":8800,
        "high":8900},"detourKm":5989,"places":["urumqi","erenhot","ulaanbaatar","irkutsk","chelyabinsk"],
        "crossings":[{"state":"CHN","right":"own","modes":["rail"]},{"state":"MNG","right":"unknown",
        "modes":["rail"]},{"state":"RUS","right":"hosted","modes":["rail"]}]},"direct":{"lengthKm":2894,
        "detourKm":0,"places":["urumqi","dostyk","astana","petropavl","chelyabinsk"],
        "crossings":[{"state":"CHN","right":"own","modes":["rail"]},{"state":"KAZ","right":"no-legal-basis",
        "modes":["rail"]},{"state":"RUS","right":"hosted","modes":["rail"]}]},"refusals":[{"state":"KAZ",
        "rights":{"rail":"no-legal-basis","road":"no-legal-basis"},"certain":{"shorterKm":7421},
        "possible":{"shorterKm":5989}}]}
        """

    private static let routePage = """
        route urumqi chelyabinsk, mover CHN, occasion peace-mission-2007, on 2007-08-01

        WAY           KM               DETOUR  STATES AND RIGHTS
        certain   10,315               +7,421  CHN own, RUS hosted
        possible   8,883  8,800-8,900  +5,989  CHN own, MNG unknown, RUS hosted
        direct     2,894                       CHN own, KAZ no-legal-basis, RUS hosted

        certain   urumqi, lanzhou, manzhouli, chita, irkutsk, omsk, chelyabinsk
        possible  urumqi, erenhot, ulaanbaatar, irkutsk, chelyabinsk
        direct    urumqi, dostyk, astana, petropavl, chelyabinsk

        What each closed state costs, if it alone let them pass
        STATE  RIGHT           THE CERTAIN WAY   THE POSSIBLE WAY
        KAZ    no-legal-basis  7,421 km shorter  5,989 km shorter

        """

    private static let compare = """
        {"organisations":["SCO","CSTO"],"points":[
        {"point":"leaders","title":"Leaders","question":"influence","byOrganisation":{"SCO":{"figure":2,"value":{},
        "text":"China and Russia lead the SCO.","phrase":"CHN and RUS, balanced"},"CSTO":{"figure":1,"value":{},
        "text":"Russia leads the CSTO.","phrase":"RUS, sole"}},"claims":["c1","c2"],"missing":[],"sentence":"s"},
        {"point":"membership","title":"Founding and members","question":"positions","byOrganisation":{
        "SCO":{"figure":6,"text":"The SCO has 6 members.","phrase":"6 members"},
        "CSTO":{"figure":null,"text":"nobody speaks of it","phrase":null}},"claims":[]}]}
        """

    private static let comparePage = """
        compare SCO CSTO on 2026-11-24

        Positions: where the states stand in the organisations
        POINT                       WHAT IS KNOWN        CLAIMS
        Founding and members  SCO   6 members                 0
                              CSTO  nobody speaks of it

        Influence: what weight the organisations have, and who has it in them
        POINT          WHAT IS KNOWN          CLAIMS
        Leaders  SCO   CHN and RUS, balanced       2
                 CSTO  RUS, sole

        """

    private static let network = """
        {"over":"exercises","KAZ":{"degree":0.6,"closeness":0.64,"betweenness":0.3889,
        "eigenvector":0.48,"pagerank":0.21},"RUS":{"degree":1,"closeness":0.9,"betweenness":0.5,
        "eigenvector":null,"pagerank":0.41},"UZB":{"degree":0.1,"closeness":0.2,"betweenness":0,
        "eigenvector":0.01,"pagerank":0.04},"edges":[["KAZ","RUS",2.5],["RUS","UZB",0.25]]}
        """

    private static let networkPage = """
        network exercises on 2026-11-24

        tied by exercises
        NODE  PAGERANK            DEGREE  CLOSENESS  BETWEENNESS  EIGENVECTOR
        RUS   ██████████  0.4100  1.0000     0.9000       0.5000            –
        KAZ   █████░░░░░  0.2100  0.6000     0.6400       0.3889       0.4800
        UZB   █░░░░░░░░░  0.0400  0.1000     0.2000       0.0000       0.0100

        TIE       WEIGHT
        KAZ  RUS  ██████████  2.50
        RUS  UZB  █░░░░░░░░░  0.25

        """

    private static let similarity = """
        {"states":["KAZ","UZB"],"over":"memberships","items":{"CSTO":[4,0],"SCO":[4,4]},
        "sAbsolute":0.5,"sSquared":0.25,"kappa":null,"pi":-0.1,
        "reasons":{"kappa":"all entries of one are the same"},"pairs":2}
        """

    private static let similarityPage = """
        similarity KAZ UZB on 2026-11-24

        MEASURE                 VALUE
        S, by distance           0.50
        S, by squared distance   0.25
        weighted kappa              –  all entries of one are the same
        Scott's pi              -0.10

        MEMBERSHIPS  KAZ  UZB
        CSTO           4    0
        SCO            4    4  =

        """
}
