// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

extension RegisterExport {
    /// The facts of the journal, one a line, behind a line that says where they come from. Their data are the recorded
    /// bytes, so that whoever takes them in has the same model.
    func writeJournal() throws(Failure) {
        let end = try lastRecord()
        let target = try target()
        try target.write(Self.line(header(end)))
        var count = 0
        try RecordedEvents(
            invocation: invocation, topics: FactTopic.allCases.map(\.rawValue), end: end, epoch: epoch
        ).forEach {
            recorded throws(Failure) in
            try target.write(Self.line(recorded))
            count += 1
        } progress: {
            progress.show("\($0) of \(end) records")
        }
        try target.finish()
        report("\(count) facts")
    }

    /// The head, or the record that `--recorded` names: a time would not say which one is the last.
    private func lastRecord() throws(Failure) -> Int64 {
        guard let recorded = invocation.recorded else { return head }
        guard let end = recorded.integer, (0...head).contains(end) else {
            throw .usage(
                "“--recorded” takes a sequence here, from 0 to \(head).", hint: "“registan status” shows the head.")
        }
        return end
    }

    private func header(_ end: Int64) -> Datum {
        [
            "type": .string(HistoryFormat.opening), "version": .integer(HistoryFormat.version),
            "register": .string(register),
            "epoch": .integer(epoch), "head": .integer(end),
        ]
    }

    private static func line(_ datum: Datum) -> [UInt8] { Array((jsonText(datum) + "\n").utf8) }

    private static func line(_ recorded: RecordedEvents.Recorded) -> [UInt8] {
        var writer = JSONWriter(capacity: recorded.data.count + 256)
        writer.beginObject()
        writer.key("type")
        writer.string(recorded.topic)
        writer.key("sequence")
        writer.integer(recorded.event.sequence?.value ?? 0)
        writer.key("time")
        writer.string(recorded.event.time.description)
        writer.key("by")
        writer.string(recorded.event.by ?? "")
        writer.key("data")
        recorded.data.withUnsafeBytes { writer.raw($0) }
        writer.endObject()
        return writer.finish() + [UInt8(ascii: "\n")]
    }
}
