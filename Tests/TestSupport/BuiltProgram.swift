// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A program of the package, which is built beside the tests.
public enum BuiltProgram {
    /// The path of a program.
    public static func path(_ name: String) throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let path = URL(filePath: tests).deletingLastPathComponent().appending(path: name).path
        guard access(path, X_OK) == 0 else { throw POSIXError(.ENOENT, userInfo: [NSFilePathErrorKey: path]) }
        return path
    }
}
