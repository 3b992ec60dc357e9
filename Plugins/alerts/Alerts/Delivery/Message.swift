// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// What a sink delivers at once: one alert, or several as a digest or summary.
struct Message: Hashable, Sendable {
    /// The same for every attempt, and of no other message of the sink: receivers recognise by it what comes twice.
    let id: String
    /// One line.
    let subject: String
    /// What it says to people, of one or more lines.
    let text: String
    /// The alerts in it, each as JSON.
    let alerts: [Datum]
    /// The topic of the event, where it is of a single one.
    let topic: String?
    /// When what it tells happened, or when a digest was put together.
    let time: Instant
    /// The register and epoch, as CloudEvents have them.
    let source: String
    /// Whether somebody only tries the sink.
    let isTrial: Bool
}
