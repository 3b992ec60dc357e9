// SPDX-License-Identifier: Apache-2.0

/// What the plugin does wrong, each a mistake that an author could make.
enum Fault: String {
    /// Nothing.
    case none
    case badName = "bad-name"
    case neverAcknowledges = "never-acknowledges"
    case takesHeadForNext = "takes-head-for-next"
    case asksForFewerTopics = "asks-for-fewer-topics"
    case trustsLiveEvents = "trusts-live-events"
    case ignoresTheHeart = "ignores-the-heart"
    case countsEvents = "counts-events"
    case goesBack = "goes-back"
    case endsOnMalformed = "ends-on-malformed"
    case heartStopsInHandler = "heart-stops-in-handler"
    case heartBeatsSlowly = "heart-beats-slowly"
    case endsOnSlowness = "ends-on-slowness"
    case givesUpEarly = "gives-up-early"
    case waitsForEver = "waits-for-ever"
    case endsOnProbe = "ends-on-probe"
    case skipsAfterRestart = "skips-after-restart"
    case ignoresTheEnd = "ignores-the-end"
    case givesUpWhenHeld = "gives-up-when-held"
    case keepsSockets = "keeps-sockets"
    case endsOnEpoch = "ends-on-epoch"
    case forgetsEpoch = "forgets-epoch"
    case forgetsCursor = "forgets-cursor"
    case ignoresSIGTERM = "ignores-sigterm"
    case leavesWithoutWord = "leaves-without-word"
    case failsInTheEnd = "fails-in-the-end"
    case answersNothing = "answers-nothing"
    case answersNoObject = "answers-no-object"
    case answersAnything = "answers-anything"
    case answersTwice = "answers-twice"
    case losesCalls = "loses-calls"
    case stopsAfterDeadline = "stops-after-deadline"
}
