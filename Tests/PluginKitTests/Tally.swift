// SPDX-License-Identifier: Apache-2.0

import Model
import RegistanPluginKit
import Wire

/// Counts the changes of each organisation's memberships, tells of each, and answers with the counts.
struct Tally: Plugin {
    static let (name, version) = ("tally", "1")
    static let summary = "counts the changes of memberships"

    let topics = ["membership.changed."]
    let publishes = ["tally.changed."]
    let services = [
        PluginService(
            "count", "how often memberships changed",
            parameters: [.init("organisation", .text(), required: true, "the organisation")],
            result: [.init("changes", .count, required: true, "how often")])
    ]
    private var counts: [String: Int64] = [:]

    init(_ setup: PluginSetup) {}

    mutating func handle(_ event: Event, _ register: RegisterAccess) throws {
        guard let organisation = event.data["object"]?.text else { return }
        let count = counts[organisation, default: 0] + 1
        try register.publish("tally.changed.\(organisation)", ["changes": .integer(count)])
        counts[organisation] = count
    }

    func answer(_ call: ServiceCall, _ register: RegisterAccess) -> Datum {
        ["changes": .integer(counts[call.parameters["organisation"]?.text ?? ""] ?? 0)]
    }
}
