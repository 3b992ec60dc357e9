// SPDX-License-Identifier: Apache-2.0

/// The candidate that a mistyped name most likely meant, or nil if none is close: at most one edit for every three
/// characters, and at least one edit allowed. Among equals the first. An edit is an insertion, a deletion, a
/// replacement or a swap of neighbours (Damerau 1964, in the restricted form). Cost: the product of the lengths, for
/// names of up to 64 characters.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let given = Array(name)
    guard given.count <= 64 else { return nil }
    var best: (name: String, edits: Int)?
    for candidate in candidates {
        let edits = editDistance(given, Array(candidate))
        if edits <= max(1, given.count / 3), edits < best?.edits ?? .max { best = (candidate, edits) }
    }
    return best?.name
}

private func editDistance(_ one: [Character], _ other: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for row in one.indices {
        var current = [row + 1]
        for column in other.indices {
            var edits = min(last[column + 1], current[column]) + 1
            edits = min(edits, last[column] + (one[row] == other[column] ? 0 : 1))
            let swapped = row > 0 && column > 0 && one[row] == other[column - 1] && one[row - 1] == other[column]
            if swapped { edits = min(edits, beforeLast[column - 1] + 1) }
            current.append(edits)
        }
        (beforeLast, last) = (last, current)
    }
    return last[other.count]
}
