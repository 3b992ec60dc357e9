// SPDX-License-Identifier: Apache-2.0

import Chronology

extension Duration {
    /// Its whole milliseconds; what is left of one is dropped.
    var milliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}

extension Instant {
    /// The instant so much later, in whole milliseconds.
    func advanced(by duration: Duration) -> Instant { Instant(milliseconds: milliseconds + duration.milliseconds) }

    /// How long it is from here to another instant; negative if that is over.
    func duration(to other: Instant) -> Duration { .milliseconds(other.milliseconds - milliseconds) }
}
