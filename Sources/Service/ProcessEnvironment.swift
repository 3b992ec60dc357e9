// SPDX-License-Identifier: Apache-2.0

import CLinux

/// The variables of the environment that this process was started in.
public enum ProcessEnvironment {
    /// All of them by name, read anew at each call; of a name that stands twice, the first.
    ///
    /// Read it once while starting: the C library does not guard it against a `setenv` of another thread.
    public static var current: [String: String] {
        var variables: [String: String] = [:]
        guard var entry = clinux_environment() else { return variables }
        while let text = entry.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, variables[String(parts[0])] == nil { variables[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return variables
    }
}
