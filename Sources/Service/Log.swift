// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The log of a process: one line for each entry, whatever the text contains.
public struct Log: Sendable {
    /// How grave an entry is.
    public enum Level: String, CaseIterable, Comparable, Sendable {
        case error, warning, info, debug

        /// The less grave is the greater.
        public static func < (a: Level, b: Level) -> Bool { a.order < b.order }

        private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    private let most: Level
    private let write: @Sendable (Level, String) -> Void

    /// Gives each line, escaped and without its end, to `write`, but for those less grave than `most`.
    public init(most: Level = .info, _ write: @escaping @Sendable (Level, String) -> Void) {
        self.most = most
        self.write = write
    }

    /// Lines on standard error: with the time on a terminal, without for a service manager, which adds one. The level
    /// stands as a word, for the units switch prefixes off that somebody's text could forge.
    public static func standardError(most: Level = .info, environment: [String: String]) -> Log {
        let showsTime = environment["JOURNAL_STREAM"] == nil
        return Log(most: most) { level, line in
            let bytes = Array("\(showsTime ? "\(Clock.now()) " : "")\(level.rawValue): \(line)\n".utf8)
            // One call for one line, so that lines of several threads do not mix. Nobody could be told of a failure.
            _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
        }
    }

    /// Writes an entry: a sentence, then its fields as `name=value`.
    public func callAsFunction(_ level: Level, _ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        guard level <= most else { return }
        let parts = fields.map { "\($0.key)=\(Self.quoted($0.value))" }
        write(level, ([Self.escaped(message)] + parts).joined(separator: " "))
    }

    private static func quoted(_ value: String) -> String {
        let escaped = escaped(value)
        guard escaped.isEmpty || escaped.contains(where: { $0 == " " || $0 == "\"" }) else { return escaped }
        return "\"" + escaped.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
    }

    /// Control characters, line separators and backslashes as escapes: no text can forge a line, or steer a terminal.
    public static func escaped(_ text: String) -> String {
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
