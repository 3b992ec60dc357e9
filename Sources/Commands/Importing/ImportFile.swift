// SPDX-License-Identifier: Apache-2.0

import Configuration
import Datasets
import Decompression
import Model

/// A file or folder to import, told apart by its name: a folder is a dataset, `.jsonl` a history, and with a mapping it is
/// a table. A file may be packed, which its content tells: `table.csv.xz`.
struct ImportFile {
    let path: String
    /// The file that says how a table becomes claims.
    let mapping: String?
    let files: any FileReading
    let surroundings: Surroundings

    init(path: String, mapping: String?, in surroundings: Surroundings) {
        self.path = path
        self.mapping = mapping
        self.surroundings = surroundings
        files = surroundings.files
    }

    /// Reads it whole. Throws the mistakes in it by place: all of a table or a history, the first of a dataset or a mapping.
    func plan() throws(Failure) -> ImportPlan {
        if let mapping { return try table(by: mapping) }
        if files.isFolder(path) { return try dataset() }
        let content = try content()
        guard names(ending: [".jsonl", ".ndjson"]) else { throw undecided }
        let history = HistoryFile(path: path, bytes: content)
        guard history.total == 0 else { throw .mistakes(history.faults, of: history.total, in: path) }
        return history.plan
    }

    private func dataset() throws(Failure) -> ImportPlan {
        var content: [Dataset.File] = []
        let found = try files.list(in: path, suffix: ".toml")
        guard found.contains(where: { $0.hasSuffix("/" + Dataset.manifest) }) else {
            throw .usage(
                "“\(path)” is no dataset: it has no file “\(Dataset.manifest)”.",
                hint: "Write one, with a name and a title, or name the folder that has it.")
        }
        for file in found {
            content.append(Dataset.File(path: file, bytes: try files.read(file, limit: FileLimits.data)))
        }
        return try orMistake { () throws(ConfigurationError) in try ImportPlan(try Dataset(content), name: path) }
    }

    private func table(by mapping: String) throws(Failure) -> ImportPlan {
        let mapping = try readMapping(mapping)
        let table = Dataset.File(path: path, bytes: try content())
        let progress = Progress(in: surroundings)
        let dataset: Dataset
        do throws(DatasetFaults) {
            dataset = try Dataset(csv: table, by: mapping) { progress.show("Reading", $0.bytes, of: $0.totalBytes) }
        } catch { throw .mistakes(error.faults.map(\.description), of: error.total, in: path) }
        return try orMistake { () throws(ConfigurationError) in try ImportPlan(dataset, name: path) }
    }

    /// A mapping with the files of values that it names, which lie beside it.
    private func readMapping(_ mapping: String) throws(Failure) -> Mapping {
        let folder = mapping.lastIndex(of: "/").map { String(mapping[...$0]) } ?? ""
        let document = try toml(mapping)
        var tables: [String: TOMLDocument] = [:]
        for name in try orMistake({ () throws(ConfigurationError) in try Mapping.tablesNeeded(in: document) }) {
            tables[name] = try toml(folder + name)
        }
        return try orMistake { () throws(ConfigurationError) in try Mapping(document, tables: tables) }
    }

    private func toml(_ file: String) throws(Failure) -> TOMLDocument {
        let content = try files.read(file, limit: FileLimits.request)
        return try orMistake { () throws(ConfigurationError) in try TOMLDocument.parse(bytes: content, file: file) }
    }

    /// Reads something; a mistake in it is told with its place.
    private func orMistake<Value>(_ read: () throws(ConfigurationError) -> Value) throws(Failure) -> Value {
        do { return try read() } catch {
            let file = if case .position(let file, _, _) = error.place { file } else { "\(error.place)" }
            throw .mistakes(["\(error)"], of: 1, in: file)
        }
    }

    /// What the file holds, unpacked.
    private func content() throws(Failure) -> [UInt8] {
        let bytes = try files.read(path, limit: FileLimits.data)
        guard Decompression.isPacked(bytes) else { return bytes }
        do { return try Decompression.unpack(bytes, limit: FileLimits.data) } catch {
            throw .usage("“\(path)” cannot be unpacked: \(error).", hint: "Unpack it yourself, or get it anew.")
        }
    }

    private func names(ending suffixes: [String]) -> Bool {
        let packed = ["", ".gz", ".xz", ".bz2", ".zst", ".lz4", ".zip"]
        return suffixes.contains { suffix in packed.contains { path.hasSuffix(suffix + $0) } }
    }

    private var undecided: Failure {
        if names(ending: [".csv", ".tsv", ".txt"]) {
            return .usage(
                "“\(path)” is a table, and nothing says what its columns mean.",
                hint: "Give --map MAPPING; docs/importing.md says how to write one.")
        }
        return .usage(
            "What “\(path)” holds is not known by its name.",
            hint: "Import a dataset folder, a history (.jsonl), or a table (.csv) with --map MAPPING.")
    }
}

extension Failure {
    /// Mistakes in a file, which leave the register as it was.
    static func mistakes(_ faults: [String], of total: Int, in file: String) -> Failure {
        let more = total > faults.count ? ["... and \(total - faults.count) more"] : []
        return Failure(
            .refused, "\(counted(total, "mistake")) in “\(file)”. Nothing was imported.",
            hint: "Mend the file, or the mapping, and import it again.", details: faults + more)
    }
}
