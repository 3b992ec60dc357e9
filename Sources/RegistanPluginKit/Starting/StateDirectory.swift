// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Where a plugin keeps its state.
enum StateDirectory {
    /// The given path, else `$STATE_DIRECTORY` (the first of several), else `$XDG_STATE_HOME/registan-<name>`, else
    /// `~/.local/state/registan-<name>`; nil where not even the home is known.
    static func path(given: String?, name: String, environment: [String: String]) -> String? {
        if let given { return given }
        if let first = environment["STATE_DIRECTORY"]?.split(separator: ":").first { return String(first) }
        if let base = environment["XDG_STATE_HOME"], base.hasPrefix("/") { return "\(base)/registan-\(name)" }
        return environment["HOME"].map { "\($0)/.local/state/registan-\(name)" }
    }

    /// Makes the directory and those above it, with mode 0700.
    static func create(_ path: String) throws(FileFault) {
        var prefix = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            prefix += part
            guard mkdir(prefix, 0o700) == 0 || errno == EEXIST || errno == EISDIR else {
                throw FileFault("create", prefix)
            }
            prefix += "/"
        }
        guard access(path, R_OK | W_OK | X_OK) == 0 else { throw FileFault("use", path) }
    }
}
