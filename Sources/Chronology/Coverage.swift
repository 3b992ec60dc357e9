// SPDX-License-Identifier: Apache-2.0

/// Whether an extent of time takes in a day, ordered from the least to the most sure.
public enum Coverage: Hashable, Sendable, Comparable {
    /// However its dates are read, the extent leaves the day out.
    case no
    /// Some readings of its dates take the day in, others do not.
    case possible
    /// However its dates are read, the extent takes the day in.
    case certain
}
