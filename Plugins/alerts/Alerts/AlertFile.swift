// SPDX-License-Identifier: Apache-2.0

import Model
import RegistanPluginKit
import Wire

/// A file of alerts: JSON lines in the order of the events, each durable before its event is acknowledged.
///
/// An event that comes again, after a crash between the line and the acknowledgement, is recognised by the end of the
/// file and not written twice.
final class AlertFile {
    private let file: LineFile
    private var last: Mark?

    /// The last event in the file, and the rules whose alerts of it are there.
    private struct Mark {
        let source: String
        let sequence: Int64
        var rules: Set<String>
    }

    init(path: String) throws(FileFault) {
        file = try LineFile(path: path)
        last = Self.mark(in: try file.lastLines())
    }

    /// Appends an alert, unless it is there.
    func append(_ alert: Alert) throws(FileFault) {
        guard !contains(alert) else { return }
        try file.append(alert.json)
        if last?.sequence == alert.sequence, last?.source == alert.event.source {
            last?.rules.insert(alert.rule)
        } else {
            last = Mark(source: alert.event.source, sequence: alert.sequence, rules: [alert.rule])
        }
    }

    /// In another epoch the same sequence is another event.
    private func contains(_ alert: Alert) -> Bool {
        guard let last, last.source == alert.event.source else { return false }
        return alert.sequence < last.sequence || alert.sequence == last.sequence && last.rules.contains(alert.rule)
    }

    private static func mark(in lines: [ArraySlice<UInt8>]) -> Mark? {
        var parser = JSONParser()
        var mark: Mark?
        for line in lines.reversed() {
            guard let datum = try? parser.parse(Array(line)), let sequence = datum["sequence"]?.integer,
                let source = datum["source"]?.text, let rule = datum["rule"]?.text
            else { continue }
            if mark == nil { mark = Mark(source: source, sequence: sequence, rules: []) }
            guard mark?.sequence == sequence, mark?.source == source else { break }
            mark?.rules.insert(rule)
        }
        return mark
    }
}
