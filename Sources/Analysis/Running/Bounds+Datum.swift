// SPDX-License-Identifier: Apache-2.0

public import Model

extension Bounds {
    /// A number where it is exact, else `[low, high]`.
    public var datum: Datum { isExact ? .number(value) : [.number(low), .number(high)] }

    /// The value with its bounds: `{value, low, high}`.
    public var members: Datum { ["value": .number(value), "low": .number(low), "high": .number(high)] }
}
