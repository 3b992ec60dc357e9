// SPDX-License-Identifier: Apache-2.0

// What can happen to events on their way.
extension Scenario {
    static let following = [follows, pages, drops, doubles, disorder, malformed]

    private static let follows = Scenario("follows", "events come as they should", needs: .events) { stage in
        try stage.begin()
        for _ in 1...6 {
            try stage.recordLive(1)
            try stage.awaitHead(after: "a live event")
        }
    }

    private static let pages = Scenario(
        "pages", "a long history comes in short pages, some without any event for it", needs: .events
    ) { stage in
        stage.register.manners.pageLimit = 2
        try stage.begin(history: 25)
    }

    private static let drops = Scenario("drops", "live events are lost", needs: .events) { stage in
        try stage.begin()
        stage.record(4)
        try stage.awaitHead(after: "four records whose live events were lost")
        stage.record(4)
        try stage.publish(stage.recordHeard())
        try stage.awaitHead(after: "five records of which only the last was heard live")
    }

    private static let doubles = Scenario("doubles", "live events come twice, and old ones again", needs: .events) {
        stage in
        try stage.begin()
        for _ in 1...3 {
            let sequence = stage.recordHeard()
            try stage.publish(sequence)
            try stage.publish(sequence)
            try stage.publish(2)
        }
        try stage.awaitHead(after: "events that came twice")
        try stage.awaitBeats(2)
    }

    private static let disorder = Scenario("disorder", "live events overtake each other", needs: .events) { stage in
        try stage.begin()
        let early = stage.recordHeard()
        let late = stage.recordHeard()
        try stage.publish(late)
        try stage.awaitBeats(3)
        try stage.publish(early)
        try stage.awaitBeats(2)
        let mixed = (1...3).map { _ in stage.recordHeard() }
        for sequence in [mixed[2], mixed[0], mixed[1]] { try stage.publish(sequence) }
        try stage.awaitHead(after: "events that came out of order")
        try stage.awaitBeats(2)
    }

    private static let malformed = Scenario("malformed", "something that is no event comes live", needs: .events) {
        stage in
        try stage.begin()
        for text in ["no JSON", "", "[]", "{}", #"{"specversion":"1.0","sequence":"x","data":null}"#] {
            try stage.publishRaw(text)
        }
        try stage.recordLive(3)
        try stage.awaitHead(after: "messages on the event socket that are no events")
    }
}
