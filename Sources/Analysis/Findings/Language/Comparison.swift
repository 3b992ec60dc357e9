// SPDX-License-Identifier: Apache-2.0

/// How two readings are compared. Words are equal or not; only numbers have an order.
enum Comparison: String, CaseIterable, Sendable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="

    /// Whether it asks for an order.
    var isOrder: Bool { self != .equal && self != .unequal }

    /// Holds where it does for all that both may be within their bounds, fails where it does for nothing.
    func verdict(_ left: Reading, _ right: Reading) -> Verdict {
        switch (left, right) {
        case (.number(let a), .number(let b)): verdict(a, b)
        case (.word(let a, let others), .word(let b, let otherwise)):
            isOrder ? .undetermined : equality(others.isEmpty && otherwise.isEmpty, [a] + others, [b] + otherwise)
        default: .undetermined
        }
    }

    /// What leaves it open, where it does.
    func gap(_ left: Reading, _ right: Reading) -> String {
        switch (left, right) {
        case (.unknown(let reason), _), (_, .unknown(let reason)): reason
        case (.number, .word), (.word, .number): "a number is compared with a word"
        case (.word, .word) where isOrder: "words have no order"
        default: "what is known leaves room for both"
        }
    }

    private func verdict(_ a: Bounds, _ b: Bounds) -> Verdict {
        switch self {
        case .greater: Verdict(a.isCertainlyGreater(than: b), possibly: a.mayBeGreater(than: b))
        case .less: Verdict(b.isCertainlyGreater(than: a), possibly: b.mayBeGreater(than: a))
        case .atLeast: Verdict(a.isCertainlyAtLeast(b), possibly: a.mayBeAtLeast(b))
        case .atMost: Verdict(b.isCertainlyAtLeast(a), possibly: b.mayBeAtLeast(a))
        case .equal: Self.equality(a, b)
        case .unequal: !Self.equality(a, b)
        }
    }

    private static func equality(_ a: Bounds, _ b: Bounds) -> Verdict {
        Verdict(a.isExact && b.isExact && a.low == b.low, possibly: a.mayBeAtLeast(b) && b.mayBeAtLeast(a))
    }

    private func equality(_ areCertain: Bool, _ a: [String], _ b: [String]) -> Verdict {
        let equality = Verdict(areCertain && a == b, possibly: a.contains { b.contains($0) })
        return self == .equal ? equality : !equality
    }
}
