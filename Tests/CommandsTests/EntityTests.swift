// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

@Suite struct `An entity` {
    private static let contribution = """
        {"sequence":3,"claims":[{"id":"c7","kind":"contribution","subject":"UZB","object":"KSOR",
        "value":{"units":[{"type":"battalion","count":2}],"personnel":[600,2000],"order":3},"valid":"2009/..",
        "citations":[{"source":"dehaas2017","locator":"p. 8","via":"ria","reported":"2009-02"}],"credibility":2,
        "rank":"deprecated","recorded":{"sequence":2,"at":"2026-01-01T00:00:00.000Z","by":"x"}}]}
        """

    private static let composition = """
        {"sequence":3,"claims":[{"id":"c8","kind":"composition","subject":"RATS","value":{"seat":"UZB"},
        "valid":"2004/..","citations":[{"source":"dehaas2017"}]}]}
        """

    private static func desk() -> Desk {
        let desk = Desk([
            "entity.get": """
            {"sequence":3,"entity":{"id":"UZB","kind":"state","name":"Uzbekistan","names":{"ru":"Узбекистан"},"lat":41.3,
            "codes":{"cow":"704"}}}
            """,
            "membership.of": #"{"sequence":3,"entries":[]}"#,
            "entity.list": #"{"sequence":3,"entities":[{"id":"urgench","kind":"place","name":"Urgench"}]}"#,
        ])
        desk.pages["claim.list"] = [contribution, composition]
        return desk
    }

    @Test func `is shown with all that is known of it`() {
        let desk = Self.desk()
        #expect(desk.run("show UZB") == .done)
        #expect(
            desk.output == """
                Uzbekistan  UZB
                kind   state
                names  ru Узбекистан
                lat    41.3
                codes  cow 704

                Claims about it
                CLAIM  KIND          SUBJECT  OBJECT  STATES\("                                                    ")  \
                VALID    SAID BY
                c7     contribution  UZB      KSOR    units type battalion, count 2, personnel 600-2000, order 3  \
                2009/..  dehaas2017 p. 8 via ria of 2009-02  deprecated

                Claims that name it
                CLAIM  KIND         SUBJECT  OBJECT  STATES    VALID    SAID BY
                c8     composition  RATS             seat UZB  2004/..  dehaas2017

                Entities that name it
                ID       KIND   NAME
                urgench  place  Urgench

                """)
    }

    @Test func `is sought as subject, as object, in fields and in attributes`() {
        let desk = Self.desk()
        _ = desk.run("show UZB --known 2016")
        let limit = #""limit":1000,"known":"2016"}"#
        #expect(
            desk.calls.suffix(3) == [
                .init(method: "claim.list", params: datum(#"{"about":"UZB",\#(limit)"#)),
                .init(method: "claim.list", params: datum(#"{"naming":"UZB",\#(limit)"#)),
                .init(method: "entity.list", params: datum(#"{"naming":"UZB",\#(limit)"#)),
            ])
    }

    @Test func `that is a source is shown with what it says`() {
        let desk = Desk([
            "entity.get": #"{"sequence":3,"entity":{"id":"ria","kind":"source","name":"RIA"}}"#,
            "entity.list": #"{"sequence":3,"entities":[]}"#, "claim.list": #"{"sequence":3,"claims":[]}"#,
        ])
        #expect(desk.run("show ria") == .done)
        #expect(desk.calls.compactMap { $0.params["source"] } == ["ria"])
        #expect(desk.output == "RIA  ria\nkind  source\nNo claim speaks of it.\n")
    }

    @Test func `is found by its name`() {
        let desk = Desk([
            "entity.search":
                #"{"sequence":1,"entries":[{"entity":{"id":"KGZ","kind":"state","name":"Kyrgyzstan"},"score":1}]}"#
        ])
        #expect(desk.run("search kyrgyz republic") == .done)
        #expect(desk.calls[0].params["text"] == "kyrgyz republic")
        #expect(desk.output == "ID   KIND   NAME\nKGZ  state  Kyrgyzstan\n")
    }
}
