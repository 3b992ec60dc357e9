// SPDX-License-Identifier: Apache-2.0

import Suggestion

extension ClaimKind {
    /// Every kind, in the order of the manual. The position in this list is what `KindIndex` holds.
    public static let all: [ClaimKind] = belonging + forces + conduct + relations + ground

    /// The kind of that name, or nil.
    public static func named(_ name: String) -> ClaimKind? { KindIndex(named: name)?.kind }
}

/// A kind of claim by its position in `ClaimKind.all`: one byte, to compare and to store.
public struct KindIndex: Hashable, Comparable, Sendable {
    /// The position in `ClaimKind.all`.
    public let position: UInt8

    /// Wraps a position that is known to be one.
    init(position: UInt8) { self.position = position }

    /// The index of the kind of that name, or nil.
    public init?(named name: String) {
        guard let position = Self.positions[name] else { return nil }
        self.position = position
    }

    /// Reads the name of a kind, or refuses it with the nearest one.
    public init(reading name: String, field: String) throws(Rejection) {
        guard let index = KindIndex(named: name) else {
            let names = ClaimKind.all.map(\.name)
            throw Rejection(
                .invalid, field: field, given: name, reason: "There is no kind of claim “\(name)”.",
                hint: didYouMean(name, among: names) + "The kinds are \(names.joined(separator: ", ")).")
        }
        self = index
    }

    /// The declaration.
    public var kind: ClaimKind { ClaimKind.all[Int(position)] }

    /// Every kind.
    public static let all = ClaimKind.all.indices.map { KindIndex(position: UInt8($0)) }

    /// Order of declaration.
    public static func < (a: KindIndex, b: KindIndex) -> Bool { a.position < b.position }

    private static let positions = Dictionary(
        uniqueKeysWithValues: ClaimKind.all.enumerated().map { ($1.name, UInt8($0)) })
}
