// SPDX-License-Identifier: Apache-2.0

public import Configuration

/// Why a table was refused: every fault in it, each with file, line, column and remedy. Nothing of it is used.
public struct DatasetFaults: Error, Hashable, Sendable, CustomStringConvertible {
    /// The faults by line, at most `mostKept`. The key of each is the column of the table, or the key of the mapping.
    public let faults: [ConfigurationError]
    /// How many faults there are, those beyond `mostKept` included.
    public let total: Int

    /// Faults that are kept, at most; the others are counted.
    public static let mostKept = 1_000

    /// One line a fault, and how many are left out.
    public var description: String {
        let left = total - faults.count
        return (faults.map(\.description) + (left > 0 ? ["and \(left) more faults"] : [])).joined(separator: "\n")
    }
}

/// Collects faults while a table is read.
struct FaultList {
    private var kept: [ConfigurationError] = []
    private var seen: Set<Spot> = []
    private(set) var total = 0

    private struct Spot: Hashable {
        let place: ConfigurationError.Place
        let key: String?
    }

    /// Adds a fault, unless it stands there already: a name in the header may be looked up for many cells.
    mutating func add(_ fault: ConfigurationError) {
        let spot = Spot(place: fault.place, key: fault.key)
        guard !seen.contains(spot) else { return }
        total += 1
        guard kept.count < DatasetFaults.mostKept else { return }
        kept.append(fault)
        seen.insert(spot)
    }

    /// What has been collected, if anything has.
    var result: DatasetFaults? {
        total == 0 ? nil : DatasetFaults(faults: kept.sorted { $0.position < $1.position }, total: total)
    }
}

extension ConfigurationError {
    fileprivate var position: (Int, Int) {
        guard case .position(_, let line, let column) = place else { return (0, 0) }
        return (line, column)
    }
}
