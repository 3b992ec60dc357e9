// SPDX-License-Identifier: Apache-2.0

import Model

/// How many people a unit of a type usually has, so that “a division and a brigade” can be weighed without inventing a
/// number.
///
/// NATO's APP-6 orders these echelons but gives no strengths. The ranges of platoon, company, battalion and brigade are
/// those in which the U.S. Army describes its operational units; the division reaches to 20,000 and regiment and corps
/// are added as general references have them. They are meant for ground forces of any army, hence wide: airborne
/// divisions lie at the low end. Whoever knows the number states `personnel`, which stands above this table.
enum UnitStrength {
    /// From the smallest to the largest.
    static let table: [(type: String, strength: Bounds)] = [
        ("platoon", range(16, 44)), ("company", range(62, 190)), ("battalion", range(300, 1_000)),
        ("regiment", range(1_000, 3_000)), ("brigade", range(3_000, 5_000)), ("division", range(10_000, 20_000)),
        ("corps", range(20_000, 45_000)),
    ]

    /// The people in some units; nil where a number or a usual strength is missing, and which it is.
    static func personnel(of units: [Units]) -> (sum: Bounds?, unknown: [String]) {
        let known = units.map { unit in
            unit.count.flatMap { count in byType[unit.type].map { $0 * Bounds(Double(count)) } }
        }
        let unknown = units.indices.filter { known[$0] == nil }.map { units[$0].type }
        let sum = units.isEmpty || !unknown.isEmpty ? nil : known.compactMap { $0 }.reduce(Bounds.zero, +)
        return (sum, unknown)
    }

    private static let byType = Dictionary(uniqueKeysWithValues: table.map { ($0.type, $0.strength) })

    private static func range(_ low: Double, _ high: Double) -> Bounds {
        Bounds(low / 2 + high / 2, between: low, and: high)
    }
}
