// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let export = Command(
        "export", "everything in the register, or a part of it, for other programs", .asking, .reading,
        options: [
            Option(
                "format", "FORMAT", "jsonl (facts of the journal, if left out), csv, dataset, stix or geojson",
                words: ExportFormat.allCases.map(\.rawValue)),
            Option(
                "output", "FILE", "where to write it, whole or not at all; a folder for a dataset", letter: "o"),
            Option("about", "ID", "only claims with this subject or object"),
            Option("kind", "KIND", "only claims of this kind", words: ClaimKind.all.map(\.name)),
            Option("source", "ID", "only claims resting on this source"),
        ],
        examples: [
            Example("export -o register.jsonl", "the whole history, to be imported elsewhere"),
            Example("export --format csv --about UZB -o uzbekistan.csv", "claims about Uzbekistan, for a spreadsheet"),
        ],
        notes: [
            "Nothing is cut off, and everything is as of one record: the head, or what --recorded says. Claims that were "
                + "taken back are in jsonl, in stix as revoked, and not in the others; a geojson shows what is in force "
                + "--on a day. docs/exporting.md says what becomes of what in each format."
        ],
        methods: [
            "system.status", "event.replay", "entity.list", "claim.list", "model.slot", "finding.list", "finding.get",
        ]
    ) { invocation throws(Failure) in
        let format = try ExportFormat(reading: invocation.line["format"] ?? ExportFormat.jsonl.rawValue)
        try check(invocation, for: format)
        let export = try RegisterExport(invocation)
        switch format {
        case .jsonl: try export.writeJournal()
        case .csv: try export.writeSheet()
        case .dataset: try export.writeFolder()
        case .stix: try export.writeBundle()
        case .geojson: try export.writeMap()
        }
    }

    private static func check(_ invocation: Invocation, for format: ExportFormat) throws(Failure) {
        guard !invocation.isJSON else {
            throw .usage("“--json” shows replies, and an export is none.", hint: "Give --format instead.")
        }
        for (option, reason) in format.senseless.sorted(by: { $0.key < $1.key }) where invocation.line.has(option) {
            throw .usage("“--\(option)” means nothing here: \(reason).", hint: "Leave it out, or take another format.")
        }
        guard format == .geojson || !invocation.assumesClaims else {
            throw .usage(
                "Claims that are only assumed are not exported as \(format.rawValue).",
                hint: "geojson shows answers, and takes them.")
        }
        guard format != .dataset || invocation.line.has("output") else {
            throw .usage("A dataset is a folder.", hint: "Say where with --output FOLDER.")
        }
    }
}
