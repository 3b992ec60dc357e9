// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A script of `Tests/AlertsTests/Python`, run by the Python that `deploy/install-judges` set up.
final class Judge {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let python = package.appending(path: ".build/venv/bin/python3")
    static let isThere = FileManager.default.isExecutableFile(atPath: python.path)

    /// A file of the package.
    static func file(_ path: String) -> String { package.appending(path: path).path }

    private let process = Process()
    private let output = Pipe()
    private var buffer = Data()

    init(_ script: String, _ arguments: [String] = []) throws {
        process.executableURL = Self.python
        let path = Self.package.appending(path: "Tests/AlertsTests/Python/\(script)").path
        process.arguments = ["-B", path] + arguments
        process.standardOutput = output
        try process.run()
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// The next line that it prints.
    func line() throws -> String {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                defer { buffer = Data(buffer[(end + 1)...]) }
                return String(decoding: buffer[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Ended() }
            buffer += more
        }
    }

    /// It ended before it said what was asked; why is on standard error.
    struct Ended: Error {}
}

extension Trait where Self == ConditionTrait {
    /// Skips a test by name without the judges; with `CI=true` it runs, and fails.
    static var needsJudge: Self {
        let isRequired = ProcessInfo.processInfo.environment["CI"] == "true"
        return .enabled(if: Judge.isThere || isRequired, "the outside judges are missing; run deploy/install-judges")
    }
}
