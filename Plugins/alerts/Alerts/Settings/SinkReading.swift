// SPDX-License-Identifier: Apache-2.0

import Configuration
import RegistanPluginKit

/// Reads how each sink delivers: its schedule and its words; what it is, is for ``SinkFactory``.
struct SinkReading {
    let settings: Settings
    let document: TOMLDocument?

    /// The plans by the names of the sinks, in the order of the configuration. `rules` may have texts of their own.
    func plans(_ sinks: [any Sink], rules: [Rule], clock: LocalClock) throws(ConfigurationError) -> [SinkPlan] {
        let rows = settings.rows("sink")
        let templates = rules.reduce(into: [:]) { $0[$1.name] = $1.template }
        let settle = settings.duration("settle")
        guard !rows.isEmpty else {
            let schedule = SinkSchedule(settings: ScheduleSettings(settle: settle), clock: clock)
            let wording = Wording(manner: .line, ruleTemplates: templates)
            return sinks.map { SinkPlan(sink: $0.name, schedule: schedule, wording: wording) }
        }
        var plans: [SinkPlan] = []
        for (index, row) in rows.enumerated() {
            let place = RowPlace(section: "sink", index: index, document: document)
            let schedule = try ScheduleReading(row: row, place: place, settle: settle).schedule()
            var wording = Wording(manner: Self.manner(row), ruleTemplates: templates)
            wording.template = try place.template(row, "template")
            wording.subject = try place.template(row, "subject")
            plans.append(
                SinkPlan(
                    sink: row.string("name"), schedule: SinkSchedule(settings: schedule, clock: clock),
                    wording: wording))
        }
        return plans
    }

    private static func manner(_ row: Settings) -> Wording.Manner {
        switch SinkSettings.Kind(rawValue: row.string("type")) {
        case .mail: .letter
        case .webhook: .lines
        case .log, .file, nil: .line
        }
    }
}
