// SPDX-License-Identifier: Apache-2.0

import Model

/// What an export may be written as.
enum ExportFormat: String, CaseIterable {
    /// The facts of the journal.
    case jsonl
    /// Claims as a table.
    case csv
    /// A folder that a daemon loads.
    case dataset
    /// A bundle of STIX 2.1.
    case stix
    /// A collection of GeoJSON.
    case geojson

    /// Reads the name of a format, or refuses it with those that there are.
    init(reading name: String) throws(Failure) {
        guard let format = Self(rawValue: name) else {
            let names = Self.allCases.map(\.rawValue)
            throw .usage(
                "There is no format “\(name)”.",
                hint: didYouMean(name, among: names) + "The formats are \(names.joined(separator: ", ")).")
        }
        self = format
    }

    /// The options of the viewpoint and of the choice of claims that mean nothing to the format, each with the reason.
    var senseless: [String: String] {
        let isHistory = "jsonl is the whole history, which is replayed as it is"
        let isTimeless = "\(rawValue) holds claims with their own times and reports, not answers"
        switch self {
        case .jsonl:
            let options = ["on", "known", "about", "kind", "source"]
            return Dictionary(uniqueKeysWithValues: options.map { ($0, isHistory) })
        case .csv, .dataset, .stix: return ["on": isTimeless, "known": isTimeless]
        case .geojson: return [:]
        }
    }
}
