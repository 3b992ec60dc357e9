// SPDX-License-Identifier: Apache-2.0

/// The name that somebody probably meant: the one nearest to what was given, by edits of single letters.
///
/// Counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment, a restricted form of
/// Damerau 1964), without regard to case. A name further away than a third of its length, and at least one edit, is no
/// suggestion. Ties go to the name that comes first. Names longer than `longestName` letters are never suggested, so the
/// cost is bounded by `names` times a constant.
///
/// - Returns: the nearest name, or nil where none is near.
public func nearestName(to given: String, among names: some Swift.Sequence<String>) -> String? {
    let wanted = given.lowercased().unicodeScalars.map(\.value)
    guard !wanted.isEmpty, wanted.count <= longestName else { return nil }
    var best: (name: String, edits: Int)?
    for name in names {
        let candidate = name.lowercased().unicodeScalars.map(\.value)
        let allowed = max(1, max(wanted.count, candidate.count) / 3)
        guard candidate.count <= longestName, abs(candidate.count - wanted.count) <= allowed else { continue }
        let edits = editDistance(wanted, candidate)
        if edits <= allowed, edits < best?.edits ?? Int.max { best = (name, edits) }
    }
    return best?.name
}

/// Names beyond this many letters take no part in suggestions.
public let longestName = 64

/// Edits that turn one row of letters (Unicode scalars) into the other; three rows of the usual table are kept.
package func editDistance(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
            var edits = min(replaced, last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { edits = min(edits, beforeLast[j - 1] + 1) }
            row.append(edits)
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
