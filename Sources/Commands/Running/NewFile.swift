// SPDX-License-Identifier: Apache-2.0

/// A file that is being written. It appears whole under its name when it is finished, and not at all if it is let go
/// before.
protocol NewFile: AnyObject {
    /// Adds bytes.
    func write(_ bytes: [UInt8]) throws(Failure)
    /// Makes it durable and gives it its name.
    func finish() throws(Failure)
}

/// A folder that is being written, with the same promise.
protocol NewFolder: AnyObject {
    /// Adds a file at a path within it, executable where it is a program; folders on the way are made.
    func write(_ path: String, _ bytes: [UInt8], isProgram: Bool) throws(Failure)
    /// Makes it durable and gives it its name.
    func finish() throws(Failure)
}

extension NewFolder {
    /// Adds a file that is no program.
    func write(_ path: String, _ bytes: [UInt8]) throws(Failure) { try write(path, bytes, isProgram: false) }
}
