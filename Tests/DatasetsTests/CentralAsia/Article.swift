// SPDX-License-Identifier: Apache-2.0

import Chronology
import Datasets
import Foundation
import Model
import Register
import Testing

/// The article's dataset as it stands in the repository, read and loaded into a register.
struct Article {
    /// The files as read.
    let dataset: Dataset
    /// A register that holds nothing else.
    let register: Register

    /// The id of the article among the sources.
    static let source = EntityID("dehaas2017")

    /// The end of the period that the article describes.
    static let lastDay = "2016-12-31"

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "config/datasets/central-asia")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".toml") }
        dataset = try Dataset(
            try paths.map { Dataset.File(path: $0, bytes: [UInt8](try Data(contentsOf: root.appending(path: $0)))) })
        var register = Register()
        let time = try Instant("2026-11-24T00:00:00Z")
        do throws(Rejection) {
            _ = try register.transact(.load(dataset.entities, dataset.claims), at: time, by: "tests")
        } catch {
            throw dataset.located(error)
        }
        self.register = register
    }

    /// The sources by id.
    var sources: [EntityID: Entity] {
        Dictionary(uniqueKeysWithValues: dataset.entities.filter { $0.kind == .source }.map { ($0.id, $0) })
    }
}

/// A day written in a table of tests.
func day(_ text: String) throws -> Day { try #require(Day(text)) }
