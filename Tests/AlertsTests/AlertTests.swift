// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

@testable import Alerts

@Suite struct AlertTests {
    @Test func `an alert survives the way through JSON`() throws {
        let told = try alert(suspension(), rules: ["one", "two"], awaits: true) { alert in
            alert.citations = [try citation("c12", "s", "S 2012", nil), try citation("c13", "s", "S 2012", "p. 1")]
            _ = alert.conclude(try conclusion("f", .null, "undetermined"))
        }
        var parser = JSONParser()
        #expect(try Alert(parser.parse(told.json)) == told)
        #expect(Alert(["rules": []]) == nil)
    }

    @Test func `a conclusion that comes again changes nothing`() throws {
        var told = try alert(suspension())
        #expect(told.conclude(try conclusion("f")))
        #expect(!told.conclude(try conclusion("f")))
        #expect(told.conclude(try conclusion("f", "fails", "undetermined")))
        #expect(told.conclusions.map(\.before) == ["holds"])
        #expect(told.conclusions.map(\.after) == ["undetermined"])
    }

    @Test func `in another epoch the same sequence is another event`() {
        #expect(Alert.key(source: "/registan/x/1", sequence: 5) != Alert.key(source: "/registan/x/2", sequence: 5))
    }

    @Test(
        arguments: [
            ("dehaas2017", ["author": "Marcel de Haas", "date": "2017-01-23"], "de Haas 2017"),
            ("litovkin-2012", ["author": "V. Litovkin", "date": "2012-07-06"], "Litovkin 2012"),
            (
                "pism-2015", ["author": "A. Dyner Legieć and K. Rękawek", "date": "2015"],
                "Dyner Legieć and Rękawek 2015"
            ),
            ("daly-2015", ["author": "J. C. K. Daly, A. Bee, C. Dee", "date": "2015"], "Daly et al. 2015"),
            ("rferl-2012-06-28", ["date": "2012-06-28"], "Rferl 2012-06-28"), ("odkb-2012", [:], "Odkb 2012"),
            (
                "sco-summit-2015", ["name": "Decisions of the SCO summit at Ufa", "date": "2015-07-10"],
                "SCO summit 2015"
            ),
            ("csto-charter", ["date": "2002-10-07"], "Csto charter 2002"),
        ] as [(String, Datum, String)])
    func `a source is named by its authors and year, else by its id`(id: String, entity: Datum, label: String) {
        #expect(SourceLabel.text(id: id, entity) == label)
    }

    @Test func `each place of a source is named once, and not too many`() throws {
        let alert = try alert(suspension()) {
            $0.citations = [
                try citation("c1", "a", "A 2017", "p. 9"), try citation("c2", "a", "A 2017", "p. 9; p. 14"),
                try citation("c3", "a", "A 2017", "p. 1; p. 2;  p. 3"), try citation("c4", "b", "B 2018", nil),
            ]
        }
        #expect(AlertText(alert).sources == "A 2017, p. 9; p. 14; p. 1; p. 2 and 1 more; B 2018")
    }

    @Test func `conclusions find the alerts that their claims caused`() {
        var recent = RecentCauses()
        recent.add(key: "a", causes: ["c1", "c2"])
        recent.add(key: "b", causes: ["c2"])
        recent.add(key: "a", causes: ["c1", "c2"])
        #expect(recent.alerts(causedBy: ["c2", "c1"]) == ["a", "b"])
        #expect(recent.alerts(causedBy: ["c3"]) == [])
        for number in 0...2 * RecentCauses.mostAlerts { recent.add(key: "k\(number)", causes: ["x\(number)"]) }
        #expect(recent.alerts(causedBy: ["c2"]) == [])
        #expect(recent.alerts(causedBy: ["x\(2 * RecentCauses.mostAlerts)"]).count == 1)
    }
}
