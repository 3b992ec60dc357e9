// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// The exercises of organisations, and who took part in them.
extension Situation {
    static let role = FieldKey(.participation, "role")
    static let exercisePhase = FieldKey(.exercise, "phase")

    /// The exercises that an organisation or one of its bodies certainly held, each once, sorted by id.
    func exercises(of organisation: EntityID, within window: Window) -> [(id: EntityID, days: DayRange)] {
        var days: [EntityID: DayRange] = [:]
        for organiser in [organisation] + bodies(of: organisation) {
            for exercise in happened(statements(.exercise, towards: organiser), within: window)
            where !exercise.slot.isPlan && exercise.word(Self.exercisePhase) != "cancelled" {
                use(exercise)
                days[exercise.subject] = exercise.since
            }
        }
        return days.map { (id: $0.key, days: $0.value) }.sorted { $0.id < $1.id }
    }

    /// What part a state had in an exercise; nil where nobody says so.
    func participation(of state: EntityID, in exercise: EntityID) -> Statement? {
        statements(.participation, about: state).first { $0.target == exercise && $0.holds }
    }
}

/// How often members attended the exercises that they could attend.
struct Attendance {
    /// Hosts and participants.
    private(set) var attended = Tally()
    /// Of those who stayed away it is stated.
    private(set) var absent = Tally()
    /// Observers: there, but neither part of it nor absent.
    private(set) var observed = 0
    /// Cases of which nobody speaks.
    private(set) var unknown = 0

    static let attending: Set = ["host", "participant"]

    /// How a state attended the exercises of an organisation that were held while it was certainly a member.
    ///
    /// - Parameter isTelling: whether each gap is noted with its name.
    mutating func add(
        _ state: EntityID, _ exercises: [(id: EntityID, days: DayRange)], of organisation: EntityID,
        isTelling: Bool, in situation: Situation
    ) {
        for exercise in exercises where situation.wasMember(state, of: organisation, during: exercise.days) {
            guard let part = situation.participation(of: state, in: exercise.id) else {
                unknown += 1
                if isTelling { situation.miss("part of \(state) in \(exercise.id)") }
                continue
            }
            situation.use(part)
            add(part.words(Situation.role))
        }
    }

    private mutating func add(_ roles: [String]) {
        if roles.isEmpty { unknown += 1 }
        if roles == ["observer"] { observed += 1 }
        attended.add(roles, in: Self.attending)
        absent.add(roles, in: ["absent"])
    }

    /// All cases but those of observers.
    var cases: Int { attended.value + absent.value + unknown }

    /// The share of the known cases that attended; the bounds leave room for those of which nobody speaks. Nil where
    /// nothing is known.
    var share: Bounds? {
        let known = attended.value + absent.value
        guard known > 0 else { return nil }
        let (all, most) = (Double(cases), Double(min(cases, attended.high + unknown)))
        return Bounds(
            Double(attended.value) / Double(known), between: Double(attended.low) / all, and: most / all)
    }

    /// The cases in words: `3 attended, none absent, 15 not stated`.
    var words: String {
        let counts = [(attended.value, "attended"), (absent.value, "absent"), (unknown, "not stated")]
        return counts.map { "\($0 == 0 ? "none" : "\($0)") \($1)" }.joined(separator: ", ")
    }

    /// The share with its cases.
    var datum: Datum {
        (share?.members
            ?? .without(cases == 0 ? "no exercise is stated that could be attended" : "nobody says who attended")).with(
                [
                    .init("cases", .integer(Int64(cases))), .init("attended", .integer(Int64(attended.value))),
                    .init("absent", .integer(Int64(absent.value))), .init("observed", .integer(Int64(observed))),
                    .init("unknown", .integer(Int64(unknown))),
                ])
    }
}
