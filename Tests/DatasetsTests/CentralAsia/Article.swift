// SPDX-License-Identifier: Apache-2.0

import Chronology
import Datasets
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
        dataset = try SampleDatasets.centralAsia.get()
        register = try SampleDatasets.register(SampleDatasets.centralAsia)
    }

    /// The sources by id.
    var sources: [EntityID: Entity] {
        Dictionary(uniqueKeysWithValues: dataset.entities.filter { $0.kind == .source }.map { ($0.id, $0) })
    }
}

/// A day written in a table of tests.
func day(_ text: String) throws -> Day { try #require(Day(text)) }
