// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The process's supply of file descriptors, of which every connection takes one.
public enum Descriptors {
    /// Raises the limit of this process to what the system allows it, and returns the limit.
    ///
    /// Call it at the start of a server. libzmq 4.3.4 ends the process (abort) when a connection arrives over `ipc` and
    /// no descriptor is left, and the usual limit of 1,024 is soon reached. Failing to raise it is not an error: the
    /// returned limit is then the old one, for the log.
    @discardableResult
    public static func raiseLimit() -> UInt {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
        let raised = rlimit(rlim_cur: limit.rlim_max, rlim_max: limit.rlim_max)
        let changed = withUnsafePointer(to: raised) { setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), $0) }
        return changed == 0 ? raised.rlim_cur : limit.rlim_cur
    }
}
