// SPDX-License-Identifier: Apache-2.0

extension Measure {
    /// Every measure, in the order in which they are listed.
    public static let all: [Measure] =
        Burden.measures + Power.measures + Dominance.measures + assessment + Transit.measures
}
