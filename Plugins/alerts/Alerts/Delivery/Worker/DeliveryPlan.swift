// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// What a sink does next, as its schedule and wording decide. Pure: called on the sink's thread, again and again.
///
/// A step must not depend on entries behind the ones that it names, but for whether it would name more of them.
///
/// - Parameters: the first entries that wait, ``SinkWorker/glance`` or up to ``SinkWorker/lookahead`` of them; what the
///   schedule remembers; the time.
typealias DeliveryPlan = @Sendable (_ waiting: [Outbox.Entry], _ memory: Datum, _ now: Instant) -> DeliveryStep

/// The next step of a sink. The ids are of the entries that the plan was given.
enum DeliveryStep: Hashable, Sendable {
    /// Nothing is due before that time, or before something is added.
    case wait(until: Instant?)
    /// These make one message; once it is delivered they are settled, and this is remembered.
    case send([Int64], Message, remembering: Datum?)
    /// These are left out on purpose.
    case suppress([Int64], remembering: Datum?)
    /// These cannot be read or worded.
    case setAside([Int64], reason: String)

    /// What it settles.
    var ids: [Int64] {
        switch self {
        case .wait: []
        case .send(let ids, _, _), .suppress(let ids, _), .setAside(let ids, _): ids
        }
    }
}
