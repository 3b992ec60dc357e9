// SPDX-License-Identifier: Apache-2.0

import Datasets
import Service

/// Files of a dataset folder.
enum DatasetFolder {
    /// The most files of one folder.
    static let mostFiles = 1_000

    /// Every TOML file in a folder and below it.
    static func files(_ path: String) throws(StartFailure) -> [Dataset.File] {
        let found: [String]
        do { found = try Files.list(in: path, suffix: ".toml", most: mostFiles) } catch { throw StartFailure(error) }
        guard !found.isEmpty else { throw StartFailure("“\(path)” holds no TOML files; a dataset folder is expected.") }
        var files: [Dataset.File] = []
        for file in found { files.append(Dataset.File(path: file, bytes: try TextFile.read(file))) }
        return files
    }
}
