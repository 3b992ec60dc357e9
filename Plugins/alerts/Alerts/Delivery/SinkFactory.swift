// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import RegistanPluginKit
import Service

/// Makes sinks of checked settings, and refuses what cannot work: with the place and the remedy.
struct SinkFactory {
    /// The rows of `[[sink]]`, read by ``SinkSettings/columns`` and maybe others.
    let rows: [Settings]
    /// The file that they come from.
    let document: TOMLDocument?
    /// Where relative paths of files begin.
    let stateDirectory: String
    let log: Log
    /// The wall clock.
    let now: @Sendable () -> Instant

    /// The sinks in their order; without any row `log`, and `file` with the default file.
    func sinks() throws(ConfigurationError) -> [any Sink] {
        guard !rows.isEmpty else {
            return [LogSink(name: "log", log: log), try file("file", SinkSettings.defaultFile, row: 0)]
        }
        guard rows.count <= SinkSettings.mostSinks else {
            throw fault(0, "name", "there are \(rows.count) sinks; at most \(SinkSettings.mostSinks) are allowed")
        }
        var sinks: [any Sink] = []
        for (index, row) in rows.enumerated() {
            let name = row.string("name")
            try check(name: name, among: sinks.map(\.name), index)
            sinks.append(try sink(name, row, index))
            try checkFile(of: sinks, index)
        }
        return sinks
    }

    private func sink(_ name: String, _ row: Settings, _ index: Int) throws(ConfigurationError) -> any Sink {
        let kind = SinkSettings.Kind(rawValue: row.string("type")) ?? .log
        try checkKeys(of: kind, index)
        switch kind {
        case .log: return LogSink(name: name, log: log)
        case .file: return try file(name, row.string("file"), row: index)
        case .webhook: return WebhookSink(name: name, try webhook(row, index), now: now)
        case .mail: return MailSink(name: name, try mail(row, index))
        }
    }

    private func file(_ name: String, _ path: String, row: Int) throws(ConfigurationError) -> FileSink {
        let own = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        guard path.hasPrefix("/") || !Self.ownFiles.contains(own) else {
            throw fault(row, "file", "\(own) is a file of the plugin itself; choose another name")
        }
        do throws(FileFault) {
            return try FileSink(name: name, path: path.hasPrefix("/") ? path : "\(stateDirectory)/\(path)")
        } catch {
            throw fault(row, "file", error.description)
        }
    }

    /// Two sinks would not see each other's lines.
    private func checkFile(of sinks: [any Sink], _ index: Int) throws(ConfigurationError) {
        let files = sinks.compactMap { $0 as? FileSink }
        guard let last = files.last, last.name == sinks.last?.name,
            let other = files.dropLast().first(where: { $0.writesSameFile(as: last) })
        else { return }
        throw fault(index, "file", "the sink \"\(other.name)\" writes this file; give each its own")
    }

    private func check(name: String, among others: [String], _ index: Int) throws(ConfigurationError) {
        let isPlain = name.utf8.allSatisfy { byte in
            let character = Character(Unicode.Scalar(byte))
            return character.isASCII
                && (character.isLetter || character.isNumber || character == "-" || character == "_")
        }
        guard !name.isEmpty, name.utf8.count <= Self.longestName, isPlain else {
            throw fault(
                index, "name",
                "\"\(name)\" is not a name: at most \(Self.longestName) letters, digits, “-” and “_”")
        }
        guard !others.contains(name) else {
            throw fault(index, "name", "the name \"\(name)\" is taken by another sink; give each its own")
        }
    }

    /// The files that the plugin keeps in its state directory.
    private static let ownFiles = ["outbox.sqlite", "outbox.sqlite-journal", "dead-letters.jsonl", "lock"]
    /// Bytes of a name, at most.
    private static let longestName = 64

    /// A setting that another sort of sink has would be without effect.
    private func checkKeys(of kind: SinkSettings.Kind, _ index: Int) throws(ConfigurationError) {
        for entry in place(index).entries {
            guard SinkSettings.Kind.allKeys.contains(entry.key), !kind.keys.contains(entry.key) else { continue }
            let kinds = SinkSettings.Kind.allCases.filter { $0.keys.contains(entry.key) }.map { "\"\($0.rawValue)\"" }
            throw fault(
                index, entry.key,
                "a sink of type \"\(kind.rawValue)\" has no such setting; it is of \(kinds.joined(separator: " and "))")
        }
    }

    /// What is wrong with a setting of a sink, by the row's index.
    func fault(_ row: Int, _ key: String, _ reason: String) -> ConfigurationError { place(row).fault(key, reason) }

    private func place(_ row: Int) -> RowPlace { RowPlace(section: "sink", index: row, document: document) }
}
