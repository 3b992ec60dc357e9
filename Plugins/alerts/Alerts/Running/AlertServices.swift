// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import RegistanPluginKit
import Suggestion
import Wire

/// What the plugin can be asked to do.
struct AlertServices {
    let crew: SinkCrew
    let now: @Sendable () -> Instant

    /// A trial takes so long, at most, however long the caller waits: events wait meanwhile.
    static let longestTrial = Duration.seconds(60)
    /// The answer to a trial leaves so long before the caller's deadline.
    static let margin = Duration.seconds(1)

    /// The declarations.
    static let declared = [
        PluginService(
            "test", "send a trial through the sinks, and say what came of it", role: .operator,
            parameters: [
                .init("sink", .text(), "only this one; all if left out"),
                .init("text", .text(), "what it says; a usual text if left out"),
            ],
            result: [
                .init(
                    "sinks",
                    .list(
                        .object([
                            .init("sink", .text(), required: true, "which"),
                            .init("delivered", .flag, required: true, "whether the receiver took it"),
                            .init("seconds", .number, required: true, "how long that took"),
                            .init("reason", .text(), "why it did not"),
                        ]), atMost: SinkSettings.mostSinks), required: true, "in the order of the configuration")
            ]),
        PluginService(
            "sinks", "what waits in which sink, and why",
            result: [
                .init(
                    "sinks", .list(.object(sinkProperties), atMost: SinkSettings.mostSinks), required: true,
                    "in the order of the configuration")
            ]),
        PluginService(
            "retry", "put the dead letters of a sink back into its queue", role: .operator,
            parameters: [.init("sink", .text(), required: true, "which")],
            result: [
                .init("sink", .text(), required: true, "which"),
                .init("retried", Shape.count, required: true, "how many"),
            ]),
    ]

    private static let sinkProperties: [Shape.Property] = [
        .init("sink", .text(), required: true, "which"),
        .init("waiting", Shape.count, required: true, "alerts that wait"),
        .init("deadLetters", Shape.count, required: true, "alerts that were set aside"),
        .init("delivered", Shape.count, required: true, "alerts that were delivered, ever"),
        .init("suppressed", Shape.count, required: true, "repetitions that were left out, ever"),
        .init("lastError", .text(), "why the last attempt failed, or what was set aside last"),
        .init("nextAttempt", .text("RFC 3339"), "when it is tried again"),
        .init("waitingSince", .text("RFC 3339"), "since when the first one waits"),
        .init("attempts", Shape.count, "attempts at the first one that failed"),
        .init(
            "letters",
            .list(
                .object([
                    .init("sequence", Shape.count, "of the event"), .init("text", .text(), "the headline"),
                    .init("error", .text(), "why it was set aside"),
                ]), atMost: SinkReport.mostLetters), required: true, "the first dead letters"),
    ]

    /// Answers a call of one of them.
    func answer(_ call: ServiceCall) throws -> Datum {
        switch call.method {
        case "alerts.test": return try trial(call)
        case "alerts.sinks":
            return [
                "sinks": .array(try crew.workers.map { try SinkReport(sink: $0.name, outbox: crew.outbox).datum() })
            ]
        case "alerts.retry":
            let worker = try worker(call.parameters["sink"]?.text ?? "")
            return ["sink": .string(worker.name), "retried": .integer(Int64(try worker.retry()))]
        default: throw RPCError(.noSuchService, "“\(call.method)” is no service of the alerts.")
        }
    }

    private func trial(_ call: ServiceCall) throws -> Datum {
        let workers = try call.parameters["sink"]?.text.map { [try worker($0)] } ?? crew.workers
        let time = now()
        let limit = min(Self.longestTrial, time.duration(to: call.deadline) - Self.margin)
        guard limit > .zero else { throw ServiceRefusal.notPossibleNow("There is no time left for a trial.") }
        let message = Message.trial(call.parameters["text"]?.text, by: call.by, at: time)
        let outcomes = SinkTrial(workers: workers, message: message).outcomes(within: limit)
        return ["sinks": .array(outcomes.map(\.datum))]
    }

    private func worker(_ name: String) throws(ServiceRefusal) -> SinkWorker {
        if let worker = crew.worker(name) { return worker }
        let names = crew.workers.map(\.name)
        let hint =
            nearestName(to: name, among: names).map { "Did you mean “\($0)”?" }
            ?? "There are \(names.joined(separator: ", "))."
        throw .notFound("There is no sink “\(name)”.", field: "sink", hint: hint)
    }
}
