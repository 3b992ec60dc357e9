// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// What speaks for and against a state's joining an organisation.
struct Candidacy {
    static let by = FieldKey(.prospect, "by")
    static let effect = FieldKey(.prospect, "effect")
    static let reason = FieldKey(.prospect, "reason")

    /// The statuses between none and member, from the furthest to the nearest.
    static let ladder = ["associate", "dialogue-partner", "observer", "acceding"]

    let state: EntityID
    /// How surely it is a candidate.
    let presence: Presence
    /// The status now; `none` where nobody speaks of one.
    let status: String
    /// When the status began; nil without one.
    let since: DayRange?
    /// What blocks it: members and circumstances, nil for one without a name.
    private(set) var blocks: [EntityID?] = []
    /// The members whose consent is required and who oppose it.
    private(set) var opponents: [EntityID] = []
    private(set) var sponsors: [EntityID] = []
    /// Whether the state itself is said not to want it.
    private(set) var isDisinterested = false
    /// From 0, none, to 4, imminent; nil where nobody states one.
    private(set) var outlook: Bounds?
    /// The reasons that claims give, in their words.
    private(set) var remarks: [String] = []

    /// - Parameter consenting: those whose consent a new member requires.
    init(
        _ state: EntityID, _ membership: Statement?, _ prospects: [Statement], consenting: [EntityID],
        presence: Presence = .certain
    ) {
        self.state = state
        self.presence = presence
        status = membership?.statuses[0] ?? ClaimKind.noneToken
        since = Self.ladder.contains(status) ? membership?.since : nil
        for prospect in prospects { add(prospect, consenting) }
        // The general outlook is the one that depends on nobody; else the best that is stated.
        let general = prospects.filter { $0.entity(Self.by) == nil }.compactMap(Outlook.bounds)
        outlook = (general.isEmpty ? prospects.compactMap(Outlook.bounds) : general).max { $0.value < $1.value }
    }

    private mutating func add(_ prospect: Statement, _ consenting: [EntityID]) {
        let by = prospect.entity(Self.by)
        if let remark = prospect.word(Self.reason) { remarks.append(remark) }
        switch prospect.word(Self.effect) {
        case "block":
            blocks.append(by)
            opposed(by, consenting)
        case "oppose": opposed(by, consenting)
        case "disinterest": isDisinterested = true
        case "sponsor": sponsors += by.map { [$0] } ?? []
        default: break
        }
    }

    private mutating func opposed(_ by: EntityID?, _ consenting: [EntityID]) {
        if let by, consenting.contains(by) { opponents.append(by) }
    }

    /// By what candidates are ordered, the first the most weighty; the smaller comes first.
    var order: [Double] {
        [
            Double(blocks.count), isDisinterested ? 1 : 0, Double(opponents.count),
            -(outlook?.value ?? Outlook.unstated), -Double(sponsors.count), -rung, age,
        ]
    }

    private var rung: Double { Double((Self.ladder.firstIndex(of: status) ?? -1) + 1) }
    private var age: Double { since.map { Double($0.first.number) } ?? 0 }
}

extension Candidacy {
    /// What speaks for and against it, in short sentences.
    func reasons(_ situation: Situation) -> [String] {
        let names = { (ids: [EntityID]) in ids.map { situation.name($0) }.sentenceList }
        let blocked = blocks.map { $0.map { situation.name($0) } ?? "a circumstance without a name" }
        let stated = outlook.map { "The outlook is \(Outlook.words[Int($0.value.rounded())])." }
        let sentences: [String?] = [
            blocks.isEmpty ? "No block is in force." : "Blocked by \(blocked.sentenceList).",
            isDisinterested ? "It is not interested itself." : nil,
            opponents.isEmpty ? nil : "Opposed by \(names(opponents)), whose consent is required.",
            stated ?? "Nobody states an outlook.",
            sponsors.isEmpty ? nil : "Sponsored by \(names(sponsors)).",
            since.map { "Its status is \(status), since \($0.words)." }
                ?? "It has no status on the way to membership.",
        ]
        return sentences.compactMap { $0 } + remarks.map(\.sentence)
    }
}
