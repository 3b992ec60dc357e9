// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

/// What every reading method needs: the parameters, the viewpoint, and where on a list to go on.
struct Question {
    let parameters: Parameters
    /// From where it is asked, on the records that the cursor pins.
    let viewpoint: Viewpoint
    /// Whether the day was asked for, rather than being today by default.
    let hasDay: Bool
    /// Where the page begins.
    let place: Int
    /// How many entries at most.
    let limit: Int
    /// The records that the cursor pins; nil on a first page.
    let pinned: SequenceNumber?
    /// The viewpoint as it was asked for.
    private let asked: Viewpoint

    /// Reads the viewpoint and the cursor, which pins the records that its first page was made from.
    init(_ parameters: Parameters, register: Register, now: Instant) throws(Rejection) {
        self.parameters = parameters
        let cursor = try parameters.text("cursor").map { (text) throws(Rejection) in
            try PageCursor(reading: text, head: register.head)
        }
        asked = try Viewpoint(reading: parameters, else: Viewpoint(on: now.day), register)
        var viewpoint = asked
        if let cursor { viewpoint.recorded = cursor.recorded }
        self.viewpoint = viewpoint
        hasDay = parameters.text("on") != nil
        place = cursor?.place ?? 0
        pinned = cursor?.recorded
        limit = parameters.integer("limit").map { Int($0) } ?? EngineLimits.standardPage
    }

    /// A viewpoint that a parameter describes; what it leaves out is as the question has it.
    func view(_ name: String, _ register: Register) throws(Rejection) -> Viewpoint {
        do {
            return try Viewpoint(reading: Parameters(datum: parameters[name] ?? .object([])), else: asked, register)
        } catch { throw error.within(name) }
    }

    /// The cursor of the page that follows, from a place on.
    func cursor(at place: Int, head: SequenceNumber) -> String {
        PageCursor(recorded: viewpoint.recorded ?? head, place: place).text
    }
}

/// Where a list goes on, and the records that all its pages are made from.
struct PageCursor {
    let recorded: SequenceNumber
    let place: Int

    var text: String { "\(recorded)-\(place)" }

    init(recorded: SequenceNumber, place: Int) {
        self.recorded = recorded
        self.place = place
    }

    init(reading text: String, head: SequenceNumber) throws(Rejection) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let recorded = Int64(parts[0]), let place = Int(parts[1]), place >= 0,
            (0...head.value).contains(recorded)
        else {
            throw Rejection(
                .invalid, field: "cursor", given: text, reason: "This is not a cursor.",
                hint: "Pass on the “next” of the page before, as it was.")
        }
        self.init(recorded: SequenceNumber(recorded), place: place)
    }
}
