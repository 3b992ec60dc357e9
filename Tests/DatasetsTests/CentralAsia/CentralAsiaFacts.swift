// SPDX-License-Identifier: Apache-2.0

extension CentralAsiaFactTests {
    /// Facts of the article by theme, as `kind subject object` with the fields that belong to the question.
    static let facts = organisations + forces + exercises + conduct + relations + people

    private static let organisations = [
        Fact("existence CSTO", "phase=active", on: "2002-10-07"),
        Fact("composition RATS", "object=SCO; type=committee; seat=UZB"),
        Fact("composition KSOR", "object=CSTO; type=force; strength=20000; deployable-abroad=false"),
        Fact("composition CSTO-PKF", "deployable-abroad=true"),
        Fact("existence CSTO-crisis-centre", "phase=agreed"),
        Fact("composition CIS-ATC", "object=CIS; type=centre"),
        Fact("mandate SCO phase=1", "domains=border"),
        Fact("mandate CSTO phase=2", "domains=peacekeeping; domains=disaster-relief; domains=energy"),
        Fact("mandate RATS", "domains=counter-terrorism"),
        Fact("membership UZB CSTO", "status=withdrawn", on: "2000-06-01"),
        Fact("membership UZB CSTO", "status=member", on: "2006-06-23"),
        Fact("membership UZB CSTO", "status=suspended", on: "2012-06-29"),
        Fact("membership BLR SCO", "status=dialogue-partner", on: "2014-01-01"),
        Fact("membership SRB CSTO", "status=observer"),
        Fact("policy TKM topic=neutrality", "stance=2"),
        Fact("leadership RUS CSTO", "role=sole"),
        Fact("leadership CHN SCO", "role=co; trend=rising"),
        Fact("rules SCO", "demand=low; decision=consensus"),
        Fact("rules CSTO", "demand=high"),
    ]

    private static let forces = [
        Fact("contribution RUS KSOR", "units=division 1 airborne; units=brigade 1 airborne; order=1"),
        Fact("contribution KAZ KSOR", "units=brigade 1 air-assault; order=2"),
        Fact("contribution KAZ CSTO-PKF", "units=battalion 1"),
        Fact("basing kant-air-base", "object=KGZ; owner=RUS; phase=active; component-of=CRDF"),
        Fact("basing osh-air-base phase=planned", "object=KGZ; owner=RUS; due=2017"),
        Fact("basing base-201", "object=TJK; owner=RUS; personnel=7000; lease-until=2042; component-of=KSOR"),
        Fact("basing base-201 phase=planned", "personnel=9000; due=2020", on: "2015-12-31"),
        Fact("basing karshi-khanabad-air-base", "object=UZB; owner=USA", on: "2004-01-01"),
        Fact("policy UZB topic=foreign-bases", "stance=-2"),
        Fact("policy UZB topic=collective-forces", "stance=-2"),
    ]

    private static let exercises = [
        Fact("exercise sco-drills-2003", "object=SCO; hosts=KAZ; hosts=CHN", on: "2003-12-31"),
        Fact("participation UZB sco-drills-2003", "role=absent", on: "2003-12-31"),
        Fact("exercise aktau-2005", "object=CIS-ATC; place=aktau; scenario=seized-oil-tanker", on: "2005-08-31"),
        Fact("exercise peace-mission-2007", "object=SCO; hosts=RUS; place=chelyabinsk", on: "2007-08-10"),
        Fact("exercise csto-peacekeeping-2012", "object=CSTO-PKF; object=CSTO; hosts=KAZ", on: "2012-10-31"),
        Fact("exercise interaction-2014", "object=KSOR; hosts=KAZ; dates=2014-08-18/2014-08-22", on: "2014-08-20"),
        Fact("exercise joint-air-defence-2014", "object=CIS-JADS; participant-count=7", on: "2014-10-31"),
        Fact("participation UZB peace-mission-2012", "role=absent", on: "2012-06-10"),
        Fact("transit KAZ CHN occasion=peace-mission-2007", "decision=no-legal-basis", on: "2007-08-01"),
        Fact("transit UZB KAZ occasion=peace-mission-2012", "decision=refused", on: "2012-06-10"),
        Fact("transit KGZ KAZ occasion=peace-mission-2012", "decision=granted", on: "2012-06-10"),
        Fact("position KAZ SCO topic=host-next-exercise", "act=offers", on: "2007-08-31"),
    ]

    private static let conduct = [
        Fact("threat terrorism SCO", "level=2"),
        Fact("threat water-shortage SCO named-in=sco-summit-dushanbe-2014", "level=2"),
        Fact("threat IMU UZB", "level=2"),
        Fact("document kaz-military-doctrine-2011", "object=KAZ; type=doctrine"),
        Fact("document csto-peacekeeping-strategy-2012", "object=CSTO; type=strategy"),
        Fact("position erlan-idrissov NATO topic=dialogue-with-sco", "act=calls", on: "2013-02-28"),
        Fact("position UZB SCO topic=leaving-the-sco", "act=threatens", on: "2003-12-31"),
        Fact("position islam-karimov SCO topic=military-alliance", "stance=-2", on: "2015-07-31"),
        Fact(
            "request KGZ RUS purpose=military-assistance occasion=kyrgyz-clashes-2010",
            "outcome=rejected; answered-by=dmitry-medvedev", on: "2010-06-30"),
        Fact(
            "request KGZ CSTO purpose=military-assistance occasion=kyrgyz-clashes-2010", "outcome=rejected",
            on: "2010-06-30"),
        Fact("decision csto-decision-2009-02-04 matter=rapid-reaction-force", "object=CSTO", on: "2009-02-04"),
        Fact(
            "reservation UZB csto-summit-moscow-2009", "matter=own part in future activities of the CSTO",
            on: "2009-06-14"),
        Fact("prospect IND SCO", "outlook=imminent"),
        Fact("prospect PAK SCO by=CHN", "effect=sponsor"),
        Fact("prospect MNG SCO", "effect=disinterest"),
        Fact("prospect SRB CSTO", "outlook=none"),
        Fact("prospect UZB CSTO", "outlook=possible"),
    ]

    private static let relations = [
        Fact("tie RUS TJK", "type=aid; amounts=1300000000 USD"),
        Fact("tie USA UZB", "type=arms; count=300; phase=delivered"),
        Fact("tie UZB RUS", "type=trade; order=1"),
        Fact("tie RUS KAZ", "type=alliance; phase=in-force"),
        Fact("tie CSTO TJK", "type=alliance; item=security umbrella"),
        Fact("dispute KAZ UZB type=rivalry", "intensity=2"),
        Fact("dispute KGZ TJK type=border", "intensity=3"),
        Fact("dispute IND PAK type=rivalry", "intensity=2"),
        Fact("dependence TJK RUS dimension=security", "level=4"),
        Fact("dependence UZB RUS dimension=energy", "level=0"),
        Fact("dependence KAZ CHN dimension=energy", "level=2"),
    ]

    private static let people = [
        Fact("office nikolay-bordyuzha CSTO role=secretary-general", "holds", on: "2010-06-15"),
        Fact("office islam-karimov UZB role=president", "holds", on: "2016-09-01"),
        Fact("office shavkat-mirziyoyev UZB role=president", "holds"),
        Fact(
            "office marcel-de-haas nazarbayev-university role=professor-of-public-policy", "holds",
            on: "2015-01-01"),
        Fact("observation marcel-de-haas RUS", "topic=publications"),
    ]
}
