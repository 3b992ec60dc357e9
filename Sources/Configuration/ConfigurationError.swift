// SPDX-License-Identifier: Apache-2.0

/// Why a configuration or data file was refused: one fault, the first, with its place and its remedy.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where the fault is.
    public enum Place: Hashable, Sendable, CustomStringConvertible {
        /// At a position of a file; lines and columns (in characters) start at 1.
        case position(file: String, line: Int, column: Int)
        /// Somewhere in a file, or the file as a whole.
        case file(String)
        /// In a variable of the environment.
        case variable(String)

        /// As tools expect it: `file:line:column`, or the name.
        public var description: String {
            switch self {
            case .position(let file, let line, let column): "\(file):\(line):\(column)"
            case .file(let file): file
            case .variable(let name): "environment variable \(name)"
            }
        }
    }

    /// Where the fault is.
    public var place: Place
    /// The setting that it concerns, if any, as `section.key`.
    public var key: String?
    /// What is wrong, what was given, what is allowed, and the nearest valid name where there is one.
    public var reason: String

    /// A fault at a place. Modules that read their own files with `TOMLDocument` use it too.
    public init(at place: Place, key: String? = nil, reason: String) {
        self.place = place
        self.key = key
        self.reason = reason
    }

    /// `file:line:column: reason`.
    public var description: String { "\(place): \(reason)" }
}
