// SPDX-License-Identifier: Apache-2.0

extension Operand.Fold {
    /// The numbers of all members joined, with room for those who may not be members.
    ///
    /// A least and a greatest are at their ends where all who may be members are, or only those who certainly are.
    func of(_ numbers: Roll<Bounds>) -> Bounds {
        switch self {
        case .sum: numbers.entries.reduce(.zero) { $0 + $1.presence.weigh($1.member) }
        case .least: ends(numbers, Bounds.min)
        case .greatest: ends(numbers, Bounds.max)
        }
    }

    private func ends(_ numbers: Roll<Bounds>, _ join: (Bounds, Bounds) -> Bounds) -> Bounds {
        let certain = Self.joined(numbers.members(.certain), join)
        guard !numbers.isCertain else { return certain }
        return Self.joined(numbers.members(.stated), join).joined(with: certain)
            .joined(with: Self.joined(numbers.members(.possible), join))
    }

    private static func joined(_ numbers: [Bounds], _ join: (Bounds, Bounds) -> Bounds) -> Bounds {
        numbers.dropFirst().reduce(numbers[0], join)
    }
}
