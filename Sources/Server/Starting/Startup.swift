// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import Datasets
import Engine
import Journal
import JournalSQLite
import Messaging
import Model
import Service

/// Brings a daemon up, step by step, each with a sentence for the operator if it fails: directories and locks, journal
/// and model, datasets, sockets.
struct Startup {
    let options: Options
    let settings: ServerSettings
    let environment: [String: String]
    let log: Log

    var dataDirectory: DataDirectory {
        (options.data ?? settings.dataDirectory).map { DataDirectory(path: $0) }
            ?? .standard(environment: environment)
    }

    var runDirectory: RunDirectory {
        (options.run ?? settings.runDirectory).map { RunDirectory($0) } ?? .standard(environment: environment)
    }

    /// The journal of the data directory, made where there is none.
    func openJournal() throws(StartFailure) -> SQLiteJournal {
        var generator = SystemRandomNumberGenerator()
        do {
            return try SQLiteJournal(
                path: dataDirectory.journalPath, creatingFor: .random(using: &generator))
        } catch { throw StartFailure("The journal in “\(dataDirectory.path)” cannot be opened: \(error)") }
    }

    /// Reads the journal back into an engine.
    func load(_ store: SQLiteJournal) throws(StartFailure) -> Engine {
        let surroundings = Surroundings(
            now: Clock.now, elapsed: Clock.elapsed, random: { UInt64.random(in: .min ... .max) },
            memory: ProcessMemory.resident,
            version: Release.version, store: "sqlite")
        do {
            return try Engine.load(from: store, surroundings: surroundings) { count in
                log(.info, "\(count) records read.")
            }
        } catch { throw StartFailure("The journal in “\(dataDirectory.path)” cannot be read: \(error)") }
    }

    /// Brings the datasets of the command line into an empty register, checked whole.
    func loadDatasets(into engine: Engine) throws(StartFailure) {
        guard !options.datasets.isEmpty else { return }
        guard engine.head == .zero else {
            return log(.info, "The register is not empty: --load changes nothing.")
        }
        var datasets: [Dataset] = []
        for path in options.datasets {
            do { datasets.append(try Dataset(try DatasetFolder.files(path))) } catch let error as StartFailure {
                throw error
            } catch { throw StartFailure.nothingLoaded("\(error)") }
        }
        let dataset = Dataset(joining: datasets)
        do {
            let taken = try engine.load(
                dataset.entities, dataset.claims, findings: dataset.findings.map(\.datum), by: "registand")
            log(
                .info,
                "\(taken.entities) entities, \(taken.claims) claims and \(taken.findings) findings loaded from "
                    + "\(dataset.name).")
        } catch { throw StartFailure.nothingLoaded("\(dataset.located(error))") }
    }
}
