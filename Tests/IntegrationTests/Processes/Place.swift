// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// A directory of one test's own, with everything that its processes leave behind. `remove()` it in a `defer`.
final class Place {
    /// The path; short, because sockets below it have at most 107 bytes.
    let path: String

    init() throws {
        let template = strdup("/tmp/registan-test.XXXXXX")
        defer { free(template) }
        guard let template, mkdtemp(template) != nil else {
            throw Failed("mkdtemp: \(String(cString: strerror(errno)))")
        }
        path = String(cString: template)
    }

    var data: String { path + "/data" }
    var run: String { path + "/run" }
    var command: String { "ipc://\(run)/command.sock" }
    var events: String { "ipc://\(run)/events.sock" }

    /// Variables for a child: no home but this place, and no daemon elsewhere.
    var environment: [String: String] {
        ["PATH": "/usr/bin:/bin", "HOME": path, "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
    }

    /// Writes a file below it, and gives its path.
    @discardableResult func write(_ name: String, _ text: String) throws -> String {
        let url = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    /// The permissions of a file below it.
    func mode(of name: String) throws -> UInt32 {
        var status = stat()
        guard lstat("\(path)/\(name)", &status) == 0 else { throw Failed("there is no \(name)") }
        return status.st_mode & 0o777
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// What the tests start and read.
enum Files {
    /// The package, found from where this file was compiled.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static var dataset: String { package + "/config/datasets/central-asia" }

    /// A data set that others have published, in `REGISTAN_DATA` or `../shared/data` beside the package; nil where it is
    /// not there.
    static func publicData(_ name: String) -> String? {
        let folder = ProcessInfo.processInfo.environment["REGISTAN_DATA"] ?? package + "/../shared/data"
        let path = "\(folder)/\(name)"
        return access(path, R_OK) == 0 ? path : nil
    }

    /// A program of the package, which is built beside the tests.
    static func program(_ name: String) throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let path = URL(filePath: tests).deletingLastPathComponent().appending(path: name).path
        guard access(path, X_OK) == 0 else { throw Failed("\(path) is not there; build the package first") }
        return path
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: URL(filePath: path), encoding: .utf8)
    }
}
