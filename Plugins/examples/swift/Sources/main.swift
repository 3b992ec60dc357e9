// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Foundation
import Model
import RegistanPluginKit
import Wire

/// Counts the changes of each organisation's memberships, tells of each new count, and answers with all of them.
struct Tally: Plugin {
    static let (name, version, summary) = ("example-swift", "1.0.0", "counts the changes of organisations' memberships")
    let topics = ["membership.changed."]
    let publishes = ["example-swift.tally."]
    let services = [PluginService("tally", "how often memberships changed, by organisation")]
    private struct Kept: Codable { var last: Int64 = 0, tally: [String: Int64] = [:] }
    private var kept = Kept()
    private let file: StateFile

    init(_ setup: PluginSetup) throws {
        file = StateFile("tally.json", of: setup)
        if let bytes = try file.read() { kept = try JSONDecoder().decode(Kept.self, from: Data(bytes)) }
    }

    mutating func handle(_ event: Event, _ register: RegisterAccess) throws {
        guard let place = event.sequence?.value, place > kept.last, let id = event.data["object"]?.text else { return }
        let new = Kept(last: place, tally: kept.tally.merging([id: 1], uniquingKeysWith: +))
        try register.publish(publishes[0] + id, ["organisation": .string(id), "changes": .integer(new.tally[id] ?? 1)])
        try file.write(JSONEncoder().encode(new))
        kept = new
    }

    func answer(_ call: ServiceCall, _ register: RegisterAccess) -> Datum {
        ["changes": .object(kept.tally.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) })]
    }
    mutating func epochChanged(_ change: EpochChange) { kept.last = min(kept.last, change.cursor.value) }
}

exit(PluginMain.run(Tally.self, arguments: CommandLine.arguments))
