// SPDX-License-Identifier: Apache-2.0

import Glibc
import Service

/// A fresh directory of one scenario, with the daemon's run directory and the plugin's state; it goes away with it.
final class StagePlace {
    /// The daemon's run directory.
    let run: RunDirectory
    /// The plugin's state directory.
    let state: String
    private let path: String

    /// That the directory could not be made.
    struct NoPlace: Error, CustomStringConvertible {
        let description: String
    }

    /// Makes the directories, with a path short enough for a socket.
    init() throws {
        var template = Array("/tmp/registan-try-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw NoPlace(description: "No directory can be made in /tmp: \(String(cString: strerror(errno))).")
        }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        run = RunDirectory(path + "/run")
        state = path + "/state"
        try run.create()
        mkdir(state, 0o700)
    }

    deinit {
        // What cannot be removed is left behind; /tmp is cleaned by others too.
        Self.remove(path)
    }

    private static func remove(_ path: String) {
        guard let directory = opendir(path) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            // A directory refuses to be unlinked; whatever else is there goes.
            if unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
        }
        rmdir(path)
    }
}
