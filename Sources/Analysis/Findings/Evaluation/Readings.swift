// SPDX-License-Identifier: Apache-2.0

import Model

/// Where an evaluation takes its readings from.
protocol Readings {
    /// How a member of a set is held: its id, or a number for it where that is faster.
    associatedtype Member

    func reading(_ call: MeasureCall, _ bound: [Member]) -> Reading
    func members(_ range: EntityRange, _ bound: [Member]) -> Roll<Member>
    func id(_ member: Member) -> EntityID
}
