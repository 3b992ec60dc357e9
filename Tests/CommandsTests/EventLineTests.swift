// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

/// What an event tells, in a few words.
@Suite struct EventLineTests {
    @Test(arguments: [
        (
            #"{"finding":"a","statement":"All is well.","before":"holds","after":"fails","evaluated":9,"cause":"claims","causeClaims":["c5","c6"]}"#,
            "holds → fails by c5 c6: All is well."
        ),
        (
            #"{"finding":"a","statement":"All is well.","before":null,"after":"holds","evaluated":9,"cause":"definition","causeClaims":[]}"#,
            "new → holds on account of definition: All is well."
        ),
        (
            #"{"state":"UZB","organisation":"SCO","effective":"2017-01-02","before":{"answer":"unknown"},"after":{"answer":"holds","value":{"status":"member"}}}"#,
            "unknown → member takes effect on 2017-01-02"
        ),
        (#"{"finding":{"id":"a","statement":"All is well."}}"#, "All is well."),
        (#"{"scenario":{"name":"a","note":"a trial","whatIf":[]}}"#, "a trial"),
        (#"{"entity":{"id":"UZB","name":"Uzbekistan"}}"#, "Uzbekistan"),
    ])
    func `are told in short`(_ data: String, _ gist: String) {
        #expect(EventLine.gist(datum(data)) == gist)
    }
}
