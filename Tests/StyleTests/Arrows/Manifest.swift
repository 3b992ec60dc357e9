// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The targets that Package.swift declares, as SwiftPM prints them.
struct Manifest: Sendable {
    let targets: [DeclaredTarget]

    /// The manifest of this package.
    ///
    /// SwiftPM locks its build folder while tests run, so it is asked over a scratch folder of its own.
    static func load() throws -> Manifest {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "registan-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", Package.root.path, "--scratch-path", scratch.path, "dump-package",
        ]
        process.standardOutput = output
        try process.run()
        let json = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Unreadable(status: process.terminationStatus) }
        return Manifest(targets: try JSONDecoder().decode(Dump.self, from: json).targets)
    }

    /// `swift package dump-package` failed; what it wrote to standard error says why.
    struct Unreadable: Error {
        let status: Int32
    }

    private struct Dump: Decodable {
        let targets: [DeclaredTarget]
    }

    func target(_ name: String) -> DeclaredTarget? { targets.first { $0.name == name } }

    /// Everything that a target reaches over declared dependencies, itself left out.
    func reach(of name: String) -> Set<String> {
        var reached: Set<String> = []
        var pending = target(name)?.dependencies ?? []
        while let next = pending.popLast() {
            guard reached.insert(next).inserted else { continue }
            pending += target(next)?.dependencies ?? []
        }
        return reached
    }
}

/// A target as Package.swift declares it.
struct DeclaredTarget: Decodable, Sendable {
    let name: String
    let folder: String
    let isTest: Bool
    let dependencies: [String]

    /// Whether it wraps a C library, which has no Swift to check.
    var isForeign: Bool { files.isEmpty }
    var isPlugin: Bool { folder.hasPrefix("Plugins/") && !isTest }

    var files: [SourceFile] { SourceFile.all.filter { $0.path.hasPrefix(folder + "/") } }

    private enum CodingKeys: String, CodingKey {
        case name, type, path, dependencies
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        name = try values.decode(String.self, forKey: .name)
        let type = try values.decode(String.self, forKey: .type)
        folder =
            try values.decodeIfPresent(String.self, forKey: .path) ?? "\(type == "test" ? "Tests" : "Sources")/\(name)"
        // What only tests use stands among them and is judged as they are.
        isTest = type == "test" || folder.hasPrefix("Tests/")
        dependencies = try values.decode([Dependency].self, forKey: .dependencies).map(\.name)
    }

    /// `{"byName": [name, condition]}`, or the same under `target` or `product`.
    private struct Dependency: Decodable {
        let name: String

        init(from decoder: any Decoder) throws {
            let forms = try decoder.singleValueContainer().decode([String: [Part]].self)
            name = forms.values.lazy.flatMap { $0 }.compactMap(\.text).first ?? "?"
        }
    }

    /// A name; the conditions beside it are of no interest.
    private struct Part: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }
}
