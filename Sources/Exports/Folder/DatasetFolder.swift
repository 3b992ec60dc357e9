// SPDX-License-Identifier: Apache-2.0

import Model

/// A register as a dataset, the folder of TOML files that `registand --load` reads: `dataset.toml`, `sources.toml`,
/// `entities/<kind>.toml`, `claims/<kind>.toml` and `findings/findings.toml`.
///
/// Entities and findings stand by id, claims in the order of their assertion, and nothing in the files comes from the register that
/// they were in: exported, loaded into an empty register and exported again, they are the same, byte for byte. Claims get
/// new ids there. What a dataset cannot say is left out: claims that were taken back, older versions of entities and
/// findings, scenarios, and when, by whom and why anything was recorded.
public struct DatasetFolder {
    private let holdings: Holdings

    /// One file.
    public struct File: Hashable, Sendable {
        /// The path within the folder.
        public let path: String
        /// The content.
        public let text: String
    }

    /// A folder of everything that the holdings have.
    public init(_ holdings: Holdings) { self.holdings = holdings }

    /// The files, sorted by path within each of their groups.
    public var files: [File] {
        [File(path: "dataset.toml", text: Self.manifest)]
            + EntityKind.allCases.flatMap { kind in
                Self.files(
                    kind == .source ? "sources" : "entities/\(kind.name)",
                    holdings.entities.filter { $0.kind == kind }.map(Self.table))
            }
            + KindIndex.all.flatMap { kind in
                Self.files(
                    "claims/\(kind.kind.name)",
                    holdings.claims.filter { $0.assertion.kind == kind }.map { Self.table($0.assertion) })
            }
            + Self.files("findings/findings", holdings.findings.map { FindingText.table($0.content) })
    }

    private static let manifest =
        "# Written by registan export.\nname = \"export\"\ntitle = \"Entities and claims of a register\"\n"

    /// The most bytes of one file; a reader takes no more than 4 MiB. Tables beyond it go into a further file.
    public static let mostBytesOfFile = 2 << 20

    /// Tables as one file, or as several numbered ones that sort in order, where one would be too large.
    private static func files(_ path: String, _ tables: [String]) -> [File] {
        var texts: [String] = []
        for table in tables {
            if let last = texts.last, last.utf8.count + 1 + table.utf8.count <= mostBytesOfFile {
                texts[texts.count - 1] += "\n" + table
            } else {
                texts.append(table)
            }
        }
        guard texts.count > 1 else { return texts.map { File(path: "\(path).toml", text: $0) } }
        return texts.enumerated().map { place, text in
            let digits = String(place + 1)
            let number = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
            return File(path: "\(path)-\(number).toml", text: text)
        }
    }

    private static func table(_ entity: Entity) -> String {
        table(entity.kind.name, entity.members.filter { $0.name != "kind" })
    }

    /// A claim without what it would have anyway.
    private static func table(_ assertion: Assertion) -> String {
        table(
            "claim",
            assertion.members.filter { member in
                switch member.name {
                case "value": !assertion.value.isEmpty
                case "credibility": assertion.credibility != .standard
                case "rank": assertion.rank != .normal
                default: true
                }
            })
    }

    private static func table(_ name: String, _ members: [Datum.Member]) -> String {
        "[[\(name)]]\n" + members.map { TOMLText.member($0) + "\n" }.joined()
    }
}
