// SPDX-License-Identifier: Apache-2.0

import Chronology
import Glibc
import Model
import RegistanPluginKit
import Synchronization
import Wire

/// Writes each alert as a line of JSON to a file that only grows; durable when it is delivered.
///
/// A line holds what the alert holds, and before it the `message` that it came with and its `part` there. A message that
/// comes again, after a crash between the line and the outbox, is recognised by the end of the file, and only the lines
/// that are missing are written. A file that was moved away is made anew.
final class FileSink: Sink {
    /// Messages that are recognised when they come again.
    static let remembered = 256

    /// The name.
    let name: String
    private let path: String
    private let file: Mutex<OpenFile>

    /// Opens the file, or makes it.
    init(name: String, path: String) throws(FileFault) {
        (self.name, self.path) = (name, path)
        let opened = try OpenFile(path)
        file = Mutex(opened)
    }

    /// Whether both paths name one file.
    func writesSameFile(as other: FileSink) -> Bool {
        FileIdentity(path).map { $0 == FileIdentity(other.path) } ?? false
    }

    func deliver(_ message: Message) throws(DeliveryFailure) {
        do throws(FileFault) {
            try file.withLock { file throws(FileFault) in
                if file.isMovedAway { file = try OpenFile(path) }
                for line in FileLine.lines(of: message) { try file.append(line) }
            }
        } catch {
            // The disk may have room again, and the file another owner.
            throw .temporary(error.description)
        }
    }
}

/// The file as it was opened, and what stands at its end.
private struct OpenFile: ~Copyable {
    private let file: LineFile
    private let identity: FileIdentity?
    private var written: [FileLine.Mark]

    init(_ path: String) throws(FileFault) {
        let file = try LineFile(path: path)
        var parser = JSONParser()
        let lines = try file.lastLines().suffix(FileSink.remembered)
        written = lines.compactMap { line in (try? parser.parse(Array(line))).flatMap(FileLine.Mark.init) }
        identity = FileIdentity(path)
        self.file = file
    }

    /// Whether something else stands under the path now.
    var isMovedAway: Bool { FileIdentity(file.path) != identity }

    mutating func append(_ line: FileLine) throws(FileFault) {
        guard !written.contains(line.mark) else { return }
        try file.append(line.json)
        written.append(line.mark)
        if written.count > FileSink.remembered { written.removeFirst(written.count - FileSink.remembered) }
    }
}

/// Which file a path names.
private struct FileIdentity: Equatable {
    let device: dev_t
    let number: ino_t

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number) = (status.st_dev, status.st_ino)
    }
}

/// One line of the file.
struct FileLine {
    let mark: Mark
    let json: [UInt8]

    /// What a line is recognised by.
    struct Mark: Hashable {
        let message: String
        let part: Int64
    }

    /// A line for each alert; one for a message without any.
    static func lines(of message: Message) -> [FileLine] {
        guard !message.alerts.isEmpty else {
            let said: Datum = [
                "time": .string(message.time.description), "subject": .string(message.subject),
                "text": .string(message.text), "trial": .bool(message.isTrial),
            ]
            return [FileLine(Mark(message: message.id, part: 1), said)]
        }
        return message.alerts.enumerated().map { index, alert in
            FileLine(Mark(message: message.id, part: Int64(index + 1)), alert)
        }
    }

    private init(_ mark: Mark, _ alert: Datum) {
        self.mark = mark
        let names: Set = ["message", "part"]
        let members = (alert.members ?? [Datum.Member("alert", alert)]).filter { !names.contains($0.name) }
        var writer = JSONWriter()
        writer.write(
            .object(
                [Datum.Member("message", .string(mark.message)), Datum.Member("part", .integer(mark.part))] + members))
        json = writer.finish()
    }
}

extension FileLine.Mark {
    fileprivate init?(_ line: Datum) {
        guard let message = line["message"]?.text, let part = line["part"]?.integer else { return nil }
        self.init(message: message, part: part)
    }
}
