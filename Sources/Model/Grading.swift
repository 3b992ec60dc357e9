// SPDX-License-Identifier: Apache-2.0

/// The source half of the Admiralty code (NATO AJP-2.1): how reliable a source is, from A to E; F cannot be judged.
public enum Reliability: String, CaseIterable, Comparable, Sendable {
    case a = "A", b = "B", c = "C", d = "D", e = "E", f = "F"

    /// The place in the order of standing, 1 the best. F cannot be judged and stands as C.
    public var standing: Int {
        switch self {
        case .a: 1
        case .b: 2
        case .c, .f: 3
        case .d: 4
        case .e: 5
        }
    }

    /// The less reliable is the lesser.
    public static func < (a: Reliability, b: Reliability) -> Bool { a.standing > b.standing }
}

/// The information half of the Admiralty code (NATO AJP-2.1): 1 confirmed to 5 improbable; 6 cannot be judged.
public struct Credibility: Hashable, Comparable, Sendable {
    /// The grade, 1 to 6.
    public let grade: Int

    /// What a claim has that states none: 2, probably true.
    public static let standard = Credibility(unchecked: 2)

    /// A grade from 1 to 6; anything else is nil.
    public init?(_ grade: Int) {
        guard (1...6).contains(grade) else { return nil }
        self.grade = grade
    }

    private init(unchecked grade: Int) { self.grade = grade }

    /// The place in the order of standing, 1 the best. 6 cannot be judged and stands as 3.
    public var standing: Int { grade == 6 ? 3 : grade }

    /// The less credible is the lesser.
    public static func < (a: Credibility, b: Credibility) -> Bool { a.standing > b.standing }
}

/// How a claim stands among the claims of its slot, as in Wikibase.
public enum Rank: String, CaseIterable, Comparable, Sendable {
    /// Kept and shown, but takes no part in resolution.
    case deprecated
    /// The rule.
    case normal
    /// Stands above all normal ones.
    case preferred

    /// Order of standing.
    public static func < (a: Rank, b: Rank) -> Bool { a.order < b.order }

    private var order: Int {
        switch self {
        case .deprecated: 0
        case .normal: 1
        case .preferred: 2
        }
    }
}
