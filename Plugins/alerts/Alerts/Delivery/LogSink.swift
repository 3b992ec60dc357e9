// SPDX-License-Identifier: Apache-2.0

import Model
import Service

/// Writes alerts to the log of the plugin: the terminal, or the journal of systemd. Each is an entry of its own.
struct LogSink: Sink {
    /// The name.
    let name: String
    let log: Log

    func deliver(_ message: Message) {
        for alert in message.alerts { write(alert) }
        guard message.alerts.isEmpty else { return }
        let text = message.text.isEmpty ? message.subject : message.text
        // The log would show the ends of lines as escapes.
        for line in text.split(whereSeparator: \.isNewline) { log(.info, String(line), ["id": message.id]) }
    }

    private func write(_ alert: Datum) {
        let rules = (alert["rules"]?.elements ?? []).compactMap(\.text).joined(separator: ",")
        log(
            .info, alert["text"]?.text ?? "",
            [
                "rule": rules, "sequence": alert["sequence"]?.integer.map { "\($0)" } ?? "",
                "topic": alert["topic"]?.text ?? "",
            ])
    }
}
