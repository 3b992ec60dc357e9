// SPDX-License-Identifier: Apache-2.0

import Chronology
import Glibc

/// A plugin's log: one line for each entry, whatever the text contains.
public struct PluginLog: Sendable {
    /// How grave an entry is; the raw value is syslog's.
    public enum Level: Int, Sendable {
        case error = 3
        case warning = 4
        case notice = 5
        case info = 6

        fileprivate var word: String {
            switch self {
            case .error: "error"
            case .warning: "warning"
            case .notice: "notice"
            case .info: "info"
            }
        }
    }

    private let write: @Sendable (Level, String) -> Void

    /// Gives each line, escaped and without its end, to `write`.
    public init(_ write: @escaping @Sendable (Level, String) -> Void) { self.write = write }

    /// Lines on standard error: with syslog's priority for the journal of systemd, else with time and level.
    public static func standardError(environment: [String: String]) -> PluginLog {
        let isJournal = environment["JOURNAL_STREAM"] != nil
        return PluginLog { level, line in
            let head = isJournal ? "<\(level.rawValue)>" : "\(WallClock.now) \(level.word) "
            let bytes = Array((head + line + "\n").utf8)
            // One call for one line, so that lines of several threads do not mix. Nobody could be told of a failure.
            _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
        }
    }

    /// Writes an entry: a sentence, then its fields as `name=value`.
    public func callAsFunction(_ level: Level, _ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        let parts = fields.map { "\($0.key)=\(Self.quoted($0.value))" }
        write(level, ([Self.escaped(message)] + parts).joined(separator: " "))
    }

    private static func quoted(_ value: String) -> String {
        let escaped = escaped(value)
        guard escaped.isEmpty || escaped.contains(where: { $0 == " " || $0 == "\"" }) else { return escaped }
        return "\"" + escaped.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
    }

    /// Control characters, line separators and backslashes as escapes: no text can forge a line, or steer a terminal.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                escaped.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

/// The time of day.
enum WallClock {
    static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
