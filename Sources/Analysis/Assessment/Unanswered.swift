// SPDX-License-Identifier: Apache-2.0

import Model

extension Datum {
    /// A value that is not there, and why: `{value: null, reason}`.
    static func without(_ reason: String) -> Datum { ["value": .null, "reason": .string(reason)] }

    /// The same object with more members.
    func with(_ added: [Member]) -> Datum { .object((members ?? []) + added) }

    /// Ids, as a list.
    static func ids(_ ids: [EntityID]) -> Datum { .array(ids.map { .string($0.text) }) }
}

extension Bounds {
    /// The number with its bounds, as sentences show it: “0.58 (0.42 to 0.7)”.
    var figure: String { isExact ? words() : "\(value.words()) (\(words()))" }
}
