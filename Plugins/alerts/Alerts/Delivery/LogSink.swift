// SPDX-License-Identifier: Apache-2.0

import Service

/// Writes messages to the log of the plugin: the terminal, or the journal of systemd.
struct LogSink: Sink {
    /// The name.
    let name: String
    let log: Log

    func deliver(_ message: Message) {
        let text = message.text.isEmpty ? message.subject : message.text
        // Every line is an entry of its own, for the log would show their ends as escapes.
        for line in text.split(whereSeparator: \.isNewline) {
            log(.info, String(line), ["sink": name, "id": message.id])
        }
    }
}
