// SPDX-License-Identifier: Apache-2.0

import Chronology
import Datasets
import Foundation
import Model
import Register
import Testing

/// The datasets of `config/datasets`, as the daemon would load them.
enum SampleDatasets {
    /// The article of 2017.
    static let centralAsia = Result { try read("central-asia") }
    /// What came after it.
    static let since2017 = Result { try read("since-2017") }

    /// Reads one by the name of its folder.
    private static func read(_ name: String) throws -> Dataset {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "config/datasets/\(name)")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".toml") }
        return try Dataset(
            try paths.map { Dataset.File(path: $0, bytes: [UInt8](try Data(contentsOf: root.appending(path: $0)))) })
    }

    /// A register that holds several, loaded in one piece; a refusal is thrown with the place of what was refused.
    static func register(_ datasets: Result<Dataset, any Error>...) throws -> Register {
        let dataset = Dataset(joining: try datasets.map { try $0.get() })
        var register = Register()
        let time = try Instant("2026-11-24T00:00:00Z")
        do throws(Rejection) {
            _ = try register.transact(.load(dataset.entities, dataset.claims), at: time, by: "tests")
        } catch {
            throw dataset.located(error)
        }
        return register
    }
}
