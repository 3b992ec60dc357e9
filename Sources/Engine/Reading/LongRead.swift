// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

/// A read that may take long: it is done in slices, between which others get their turn, on the records of its
/// beginning.
struct LongRead {
    /// The methods that are answered so.
    static let methods: Set<String> = ["model.contested", "register.check"]

    let request: Request
    let caller: Caller
    let question: Question
    /// The head when it began, which all its slices see.
    let pinned: SequenceNumber
    /// The slot to examine next.
    private var place: Int
    /// Entries found so far, as JSON between commas.
    private var entries: [UInt8] = []
    private var count = 0
    private var next: Int?
    private var isDone = false

    init(request: Request, caller: Caller, question: Question, head: SequenceNumber) {
        self.request = request
        self.caller = caller
        self.question = question
        pinned = question.viewpoint.recorded ?? head
        place = question.place
    }

    /// Goes on for one slice, and gives the result once there is one.
    mutating func advance(_ register: Register) throws(Rejection) -> [UInt8]? {
        if request.method == "register.check" { check(register) } else { try contested(register) }
        return isDone ? result(register) : nil
    }

    /// The viewpoint of a slice: timelines kept for the newest knowledge serve as long as nothing was written.
    private func viewpoint(_ register: Register) -> Viewpoint {
        var viewpoint = question.viewpoint
        viewpoint.recorded = pinned == register.head ? nil : pinned
        return viewpoint
    }

    private mutating func contested(_ register: Register) throws(Rejection) {
        let viewpoint = viewpoint(register)
        let kind = try question.parameters.kind("kind")
        let end = min(place + EngineLimits.sliceSlots, register.slotCount(viewpoint))
        while place < end {
            if let key = register.slotKey(at: place, viewpoint), kind == nil || key.kind == kind,
                !add(contestedEntry(key, register, viewpoint))
            {
                return
            }
            place += 1
        }
        isDone = place >= register.slotCount(viewpoint)
    }

    /// One question on which sources disagree, with the stretches on which they do; nil where they do not.
    private func contestedEntry(_ key: SlotKey, _ register: Register, _ viewpoint: Viewpoint) -> [UInt8]? {
        let segments = register.timeline(key, viewpoint).segments.filter {
            $0.answer.isContested && (!question.hasDay || $0.days.contains(viewpoint.on))
        }
        guard !segments.isEmpty else { return nil }
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("slot")
        writer.slot(key)
        writer.key("segments")
        writer.beginArray()
        for segment in segments {
            writer.beginObject()
            writer.member("from", segment.days.first)
            writer.member("to", segment.days.last)
            writer.key("resolved")
            writer.resolved(segment, of: key)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.finish()
    }

    private mutating func check(_ register: Register) {
        let end = min(place + EngineLimits.sliceSlots, register.lintPlaces)
        while place < end {
            // The findings of one place stay together, so that a page can end between places only.
            let findings = register.lint(at: place, on: question.viewpoint.on)
            guard findings.isEmpty || add(Self.entries(findings), counting: findings.count) else { return }
            place += 1
        }
        isDone = place >= register.lintPlaces
    }

    private static func entries(_ findings: [LintFinding]) -> [UInt8] {
        Array(findings.map(entry).joined(separator: [UInt8(ascii: ",")]))
    }

    private static func entry(_ finding: LintFinding) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("rule", finding.rule)
        writer.member("message", finding.message)
        if let hint = finding.hint { writer.member("hint", hint) }
        writer.member("claims", finding.claims)
        writer.member("entities", finding.entities)
        writer.endObject()
        return writer.finish()
    }

    /// Adds an entry; false where the page is full, which ends it before that entry.
    private mutating func add(_ entry: [UInt8]?, counting number: Int = 1) -> Bool {
        guard let entry else { return true }
        guard count == 0 || count + number <= question.limit,
            entries.isEmpty || entries.count + entry.count < EngineLimits.pageBytes
        else {
            next = place
            isDone = true
            return false
        }
        if count > 0 { entries.append(UInt8(ascii: ",")) }
        entries += entry
        count += number
        return true
    }

    private func result(_ register: Register) -> [UInt8] {
        var writer = JSONWriter(capacity: entries.count + 128)
        writer.beginObject()
        // What looks wrong is looked for in the register as it is; everything else, in the records of the beginning.
        writer.member("sequence", (request.method == "register.check" ? register.head : pinned).value)
        writer.key("entries")
        writer.raw([UInt8(ascii: "[")] + entries + [UInt8(ascii: "]")])
        if let next { writer.member("next", PageCursor(recorded: pinned, place: next).text) }
        writer.endObject()
        return writer.finish()
    }
}
