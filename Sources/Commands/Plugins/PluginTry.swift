// SPDX-License-Identifier: Apache-2.0

import Conformance
import Model
import Wire

extension Command {
    static let tryPlugin = Command(
        "plugin try", "let all that can happen to a plugin happen to a program", .running, .local,
        arguments: [
            Argument("PROGRAM", "the program, in whatever language"),
            Argument("ARG", "its arguments; --run DIR --state DIR is put behind them", .any),
        ],
        options: [
            Option("events", "FILE", "offer these events instead of made-up ones, one JSON object a line"),
            Option(
                "only", "SCENARIO", "try only that", isRepeatable: true, words: Scenario.all.map(\.name)),
            Option(flag: "json", "print each verdict as one line of JSON"),
        ],
        examples: [
            Example("plugin try -- registan-alerts --config config/alerts.toml", "a plugin, with options of its own"),
            Example("plugin try --only drops --only fork python3 my_plugin.py", "two scenarios, in another language"),
        ],
        notes: [
            "No daemon is needed: the program gets sockets of the trial's own, and a fresh state directory for each "
                + "scenario. It finds them by --run and --state, and by $REGISTAN_RUN, $REGISTAN_ENDPOINT, "
                + "$REGISTAN_EVENTS and $STATE_DIRECTORY. The program must be the plugin itself: a script that starts it "
                + "ends with exec.",
            "It ends with 0 where every scenario passed, else with 1. The scenarios are: "
                + Scenario.all.map { "\($0.name) (\($0.summary))" }.joined(separator: "; ") + ".",
        ]
    ) { invocation throws(Failure) in
        let scenarios = try scenarios(invocation.line.all("only"))
        let events = try events(invocation.line["events"], in: invocation.surroundings)
        let report = TrialReport(invocation)
        try invocation.surroundings.tryPlugin(invocation.line.arguments, events, scenarios) { report.tell($0) }
        try report.finish()
    }

    private static func scenarios(_ names: [String]) throws(Failure) -> [Scenario] {
        var scenarios: [Scenario] = []
        for name in names {
            guard let scenario = Scenario.named(name) else {
                let known = Scenario.all.map(\.name)
                throw .usage(
                    "There is no scenario “\(name)”.",
                    hint: didYouMean(name, among: known) + "They are \(known.joined(separator: ", ")).")
            }
            scenarios.append(scenario)
        }
        return scenarios.isEmpty ? Scenario.all : scenarios
    }

    private static func events(_ file: String?, in surroundings: Surroundings) throws(Failure) -> [OfferedEvent] {
        guard let file else { return SampleEvents.all }
        let bytes = try surroundings.files.read(file, limit: FileLimits.data)
        do throws(EventFile.Fault) {
            return try EventFile.read(bytes)
        } catch {
            let place = error.line.map { "line \($0) of “\(file)”" } ?? "“\(file)”"
            throw .usage(
                "In \(place) are no events. \(error.reason)",
                hint: "Give what “registan watch --json” prints, or the entries of event.replay, one a line.")
        }
    }
}
