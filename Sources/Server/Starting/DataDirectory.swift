// SPDX-License-Identifier: Apache-2.0

import Glibc
import Messaging

/// The directory that keeps the journal.
struct DataDirectory {
    /// The absolute or relative path, without a final slash.
    let path: String

    /// The file of the journal.
    var journalPath: String { "\(path)/journal.sqlite" }

    /// The file of the lock that one daemon holds.
    var lockPath: String { "\(path)/lock" }

    /// Where a daemon keeps its data that is told nothing else: `$STATE_DIRECTORY` under systemd, else
    /// `$XDG_STATE_HOME/registan`, else `~/.local/state/registan`.
    static func standard(environment: [String: String]) -> DataDirectory {
        if let given = environment["STATE_DIRECTORY"]?.split(separator: ":").first {
            return DataDirectory(path: String(given))
        }
        if let base = environment["XDG_STATE_HOME"], base.hasPrefix("/") {
            return DataDirectory(path: base + "/registan")
        }
        return DataDirectory(path: (environment["HOME"] ?? "") + "/.local/state/registan")
    }

    /// Makes the directory, and those above it that are missing, with mode 0700.
    func create() throws(StartFailure) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/\(part)"
            guard mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
            throw StartFailure("The data directory “\(path)” cannot be made: \(String(cString: strerror(errno))).")
        }
    }
}
