// SPDX-License-Identifier: Apache-2.0

/// Entries of one page of a list, as JSON, up to the limits of a page.
struct EntryPage {
    private let limit: Int
    /// The entries with commas between them.
    private var entries: [UInt8] = []
    private var count = 0

    /// - Parameter limit: how many entries were asked for at most.
    init(limit: Int) { self.limit = limit }

    /// The size of its JSON, without brackets.
    var byteCount: Int { entries.count }

    /// All of it, as a list.
    var json: [UInt8] { [UInt8(ascii: "[")] + entries + [UInt8(ascii: "]")] }

    /// Adds entries that stay together; false where the page is full, which ends it before them. An empty page takes any.
    mutating func add(_ found: [[UInt8]]) -> Bool {
        guard !found.isEmpty else { return true }
        let size = found.reduce(0) { $0 + $1.count + 1 }
        guard count == 0 || (count + found.count <= limit && entries.count + size <= EngineLimits.pageBytes) else {
            return false
        }
        for entry in found {
            if !entries.isEmpty { entries.append(UInt8(ascii: ",")) }
            entries += entry
        }
        count += found.count
        return true
    }
}
