// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

@Suite struct `An analysis` {
    private static let result = #"{"sequence":1,"name":"x","value":null}"#

    @Test(arguments: [
        ("analyse", "analysis.list", "{}"),
        ("freedom", "analysis.run", #"{"name":"freedom"}"#),
        (
            "freedom CSTO --on 2016-12-31", "analysis.run",
            #"{"name":"freedom","parameters":{"organisation":"CSTO"},"on":"2016-12-31"}"#
        ),
        (
            "cohesion CSTO --known 2015 --window 365", "analysis.run",
            #"{"name":"cohesion","parameters":{"organisation":"CSTO","window":365},"known":"2015"}"#
        ),
        ("similarity KAZ UZB", "analysis.run", #"{"name":"similarity","parameters":{"states":["KAZ","UZB"]}}"#),
        ("similarity --x 1,,3", "analysis.run", #"{"name":"similarity","parameters":{"x":[1,null,3]}}"#),
        ("compare SCO CSTO", "analysis.run", #"{"name":"compare","parameters":{"organisations":["SCO","CSTO"]}}"#),
        ("network", "analysis.run", #"{"name":"network","parameters":{"over":"exercises"}}"#),
        ("network memberships", "analysis.run", #"{"name":"network","parameters":{"over":"memberships"}}"#),
        (
            "analyse burden --personnel RUS=13000-25000,KAZ=3000", "analysis.run",
            #"{"name":"burden","parameters":{"personnel":{"RUS":[13000,25000],"KAZ":3000}}}"#
        ),
        (
            "analyse power --quota 12 --weights 4,4,2.5", "analysis.run",
            #"{"name":"power","parameters":{"quota":12,"weights":{"1":4,"2":4,"3":2.5}}}"#
        ),
        (
            "burden --organisation CSTO", "analysis.run",
            #"{"name":"burden","parameters":{"organisation":"CSTO"}}"#
        ),
        (
            "power --quota 3 --weights A=2,B=1 --minimum-members 2", "analysis.run",
            #"{"name":"power","parameters":{"quota":3,"weights":{"A":2,"B":1},"minimumMembers":2}}"#
        ),
        (
            "similarity --x 1,2 --y 0,-1 --scale -2-2", "analysis.run",
            #"{"name":"similarity","parameters":{"x":[1,2],"y":[0,-1],"scale":[-2,2]}}"#
        ),
        (
            "network --edges A:B:2,B:C", "analysis.run",
            #"{"name":"network","parameters":{"edges":[["A","B",2],["B","C"]]}}"#
        ),
        (
            "analyse transit urumqi khujand --mover CHN --mode rail,road --set 'weights={\"a\":1}'", "analysis.run",
            #"{"name":"transit","parameters":{"from":"urumqi","to":"khujand","mover":"CHN","mode":["rail","road"],"weights":{"a":1}}}"#
        ),
        (
            "analyse novelty state=UZB --set n=2", "analysis.run",
            #"{"name":"novelty","parameters":{"state":"UZB","n":2}}"#
        ),
    ])
    func `is sent with its parameters`(line: String, method: String, params: String) {
        let desk = Desk(["analysis.run": Self.result, "analysis.list": #"{"analyses":[]}"#])
        #expect(desk.run(line) == .done, "\(desk.errors)")
        #expect(desk.calls == [.init(method: method, params: datum(params))])
    }

    @Test(arguments: [("organisation", "organisation"), ("body", "body")])
    func `asks the register what an id is where it matters`(kind: String, parameter: String) {
        let desk = Desk(["analysis.run": Self.result, "entity.get": #"{"entity":{"kind":"\#(kind)"}}"#])
        #expect(desk.run("burden CSTO") == .done)
        #expect(desk.calls.last?.params["parameters"] == datum(#"{"\#(parameter)":"CSTO"}"#))
    }

    @Test(arguments: [
        ("power --quota much", "“--quota” does not take “much”."),
        ("power --weights A=1,A=2", "“--weights” does not take “A=1,A=2”."),
        ("burden --personnel RUS=3-", "“--personnel” does not take “RUS=3-”."),
        ("network --edges A", "“--edges” does not take “A”."),
        ("similarity --scale 4", "“--scale” does not take “4”."),
        ("freedom --set CSTO", "“CSTO” is not name=value."),
        ("freedom CSTO --set organisation=SCO", "“organisation” is given twice."),
        ("analyse power --tie exercises", "There is no option “--tie” here."),
    ])
    func `is refused before it is sent where its parameters make no sense`(line: String, sentence: String) {
        let desk = Desk()
        #expect(desk.run(line) == .usage)
        #expect(desk.errors.hasPrefix("registan: \(sentence)\n"), "\(desk.errors)")
        #expect(desk.calls.isEmpty)
    }

    @Test func `of a name is helped with by its own command`() {
        let (own, long, help) = (Desk(), Desk(), Desk())
        _ = own.run("route --help")
        _ = long.run("analyse transit --help")
        _ = help.run("help analyse route")
        #expect(own.output.hasPrefix("registan route – whether a mover may cross"))
        #expect(long.output == own.output)
        #expect(help.output == own.output)
    }

    @Test func `comes as it was on the wire where JSON is asked for`() {
        let desk = Desk(["analysis.run": #"{"value":  1,"claims":["c1"]}"#])
        #expect(desk.run("cohesion CSTO --json --evidence") == .done)
        #expect(desk.output == #"{"value":  1,"claims":["c1"]}"# + "\n")
    }
}
