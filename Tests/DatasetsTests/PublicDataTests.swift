// SPDX-License-Identifier: Apache-2.0

import Chronology
import Datasets
import Model
import Testing

/// The data sets of the Correlates of War project by the mappings of this package, against published figures. The files
/// are not committed; without them these tests are skipped.
@Suite struct PublicDataTests {
    static let igo = "cow-igo-v3-igo-year.csv.xz"
    static let contiguity = "cow-contiguity-3.2.csv"
    static let states = "cow-states-2016.csv"
    static let cinc = "cow-nmc-cinc-v7.csv.xz"

    // 18,936 spells of which 12,610 are open; no file of values or mapping may lose one.
    @Test(.enabled(if: PublicData.has(igo), "the IGO data set is not there"))
    func `memberships by year are 18,936 spells, and those of the last year have no end`() throws {
        let dataset = try PublicData.dataset(Self.igo, by: "cow-igo-v3")
        #expect(dataset.claims.count == 18_936)
        #expect(dataset.claims.count { $0.valid.end == .open } == 12_610)
        #expect(dataset.claims.allSatisfy { $0.subject != EntityID("GEO") || $0.object != EntityID("GEO") })
        #expect(dataset.entities.count { $0.kind == .organisation } == 534)
        func spells(_ state: String, _ organisation: String) -> [String] {
            dataset.claims.filter { $0.subject.text == state && $0.object?.text == organisation }.map { claim in
                "\(claim.value[0].map { "\($0)" } ?? "") \(claim.valid)"
            }
        }
        #expect(
            spells("UKR", "CIS") == ["token(\"member\") 1991-01-01/1992-12-31", "token(\"associate\") 1993-01-01/.."])
        #expect(
            spells("TKM", "CIS") == ["token(\"member\") 1991-01-01/2004-12-31", "token(\"associate\") 2005-01-01/.."])
        #expect(spells("UZB", "CSTO") == ["token(\"member\") 2002-01-01/2011-12-31"])
        #expect(
            spells("DEU", "NATO") == ["token(\"member\") 1955-01-01/1989-12-31", "token(\"member\") 1990-01-01/.."])
    }

    @Test(.enabled(if: PublicData.has(igo), "the IGO data set is not there"))
    func `with holes joined they are 18,927`() throws {
        let dataset = try PublicData.dataset(
            Self.igo, by: "cow-igo-v3", change: ("holes = \"break\"", "holes = \"join\""))
        #expect(dataset.claims.count == 18_927)
        #expect(dataset.claims.count { $0.valid.end == .open } == 12_610)
    }

    @Test(.enabled(if: PublicData.has(contiguity), "the contiguity data set is not there"))
    func `land borders have their months, and that of Russia and Iran ends in December 1991`() throws {
        let dataset = try PublicData.dataset(Self.contiguity, by: "cow-contiguity-3.2")
        #expect(dataset.claims.count == 474)
        let border = dataset.claims.filter { $0.subject.text == "RUS" && $0.object?.text == "IRN" }
        #expect(border.map(\.valid.text) == ["1855-01/1991-12"])
        #expect(dataset.claims.first?.valid.text == "1920-01/..")
    }

    @Test(.enabled(if: PublicData.has(states), "the list of states is not there"))
    func `states come with their codes and the time of their existence`() throws {
        let dataset = try PublicData.dataset(Self.states, by: "cow-states-2016")
        #expect(dataset.claims.count == 243)
        #expect(dataset.entities.count { $0.kind == .state } == 216)
        let germany = try #require(dataset.entities.first { $0.id.text == "DEU" })
        let codes = germany.members.first { $0.name == "codes" }?.value
        #expect(codes == ["cow": "255", "cow-abbreviation": "GMY"])
        let stretches = dataset.claims.filter { $0.subject.text == "DEU" }.map(\.valid.text)
        #expect(stretches == ["1816-01-01/1945-05-08", "1990-10-03/..", "1955-05-05/1990-10-02"])
        #expect(dataset.claims.count { $0.note != nil } == 23)
    }

    @Test(.enabled(if: PublicData.has(cinc), "the capability data set is not there"))
    func `the capability index has its published values`() throws {
        let dataset = try PublicData.dataset(Self.cinc, by: "cow-nmc-cinc-v7")
        var index: [String: Double] = [:]
        let amount = try #require(KindIndex(named: "capability")?.kind.fields.firstIndex { $0.name == "amount" })
        for claim in dataset.claims {
            guard case .number(let number) = claim.value[amount] else { continue }
            index["\(claim.subject) \(claim.valid.startRange.first.year)"] = number
        }
        let published = [
            "CHN 2012": 0.220364, "KAZ 2012": 0.003070, "UZB 2012": 0.002658, "BLR 2012": 0.001976,
            "ARM 2012": 0.000632, "TJK 2012": 0.000376, "KGZ 2012": 0.000332, "RUS 1992": 0.067215,
            "RUS 2022": 0.038197,
        ]
        for (key, value) in published {
            let given = try #require(index[key])
            #expect(abs(given - value) < 0.0000005, "\(key)")
        }
        #expect(dataset.claims[0].valid.text == "1816-01-01/1816-12-31")
    }
}
