// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Commands

@Suite struct `A new plugin` {
    private static let checkout = [
        "/checkout/Package.swift": "", "/checkout/Sources/RegistanPluginKit/Plugin.swift": "",
    ]

    @Test(arguments: PluginTemplate.all.map(\.language))
    func `is the example of the repository but for its name`(language: String) throws {
        let template = try PluginTemplate.named(language)
        let name = try PluginName("example-\(language)")
        let made = template.files(for: name, checkout: nil)
        let folder = Repository.root.appending(path: "Plugins/examples/\(language)")
        #expect(made.map(\.path).sorted() == Repository.files(in: folder))
        for file in made {
            let path = folder.appending(path: file.path).path
            #expect(try String(contentsOfFile: path, encoding: .utf8) == file.text, "\(path): build again")
            #expect(FileManager.default.isExecutableFile(atPath: path) == file.isProgram, "\(path)")
        }
    }

    @Test(arguments: PluginTemplate.all.map(\.language))
    func `has its own name everywhere`(language: String) throws {
        let template = try PluginTemplate.named(language)
        for file in template.files(for: try PluginName("my-plugin"), checkout: nil) {
            for text in [file.path, file.text.lowercased()] {
                #expect(!text.contains("example-\(language)"), "\(file.path)")
                #expect(!text.contains("example_\(language)"), "\(file.path)")
            }
            #expect(
                file.text.contains("my-plugin") || file.text.contains("my_plugin") || file.isSharedByAll, "\(file.path)"
            )
        }
    }

    @Test func `in Python appears whole, with a program that can be started`() {
        let desk = Desk()
        #expect(desk.run("plugin new my-plugin --lang python --into ../plugins") == .done, "\(desk.errors)")
        #expect(desk.programs == ["../plugins/my-plugin/registan_my_plugin.py"])
        let unit = desk.written["../plugins/my-plugin/registan-plugin@my-plugin.service"]
        #expect(unit?.contains("/usr/lib/registan/my-plugin/registan_my_plugin.py --config ") == true)
        #expect(
            desk.output == """
                Made “../plugins/my-plugin”, a plugin that runs. Next:
                  cd ../plugins/my-plugin
                  python3 -m unittest
                  ./registan_my_plugin.py --state state
                  registan plugin try ./registan_my_plugin.py
                README.md says more, and how to install it.

                """)
    }

    @Test(arguments: [("", "/checkout"), (" --registan /elsewhere", "/elsewhere"), (" --registan up", "/desk/up")])
    func `in Swift is built with a checkout`(option: String, path: String) {
        let desk = Desk()
        for (file, text) in Self.checkout {
            desk.files[file] = text
            desk.files[file.replacing("/checkout", with: path)] = text
        }
        #expect(desk.run("plugin new mine --lang swift\(option)") == .done, "\(desk.errors)")
        let package = desk.written["mine/Package.swift"]
        #expect(package?.contains(#".package(name: "registan", path: "\#(path)")"#) == true)
        #expect(package?.contains(#"name: "registan-mine""#) == true)
    }

    @Test(arguments: [
        ("Mine --lang python", "“Mine” is no name for a plugin."),
        ("my_plugin --lang python", "“my_plugin” is no name"),
        ("my--plugin --lang python", "“my--plugin” is no name"), ("-mine", "There is no option “-mine” here."),
        ("9mine --lang python", "“9mine” is no name"), ("mine- --lang python", "“mine-” is no name"),
        ("a-name-of-twenty-three-c --lang python", "is no name"), ("../mine --lang python", "“../mine” is no name"),
        ("claim --lang python", "“claim” is a word of the register's own."),
        ("membership --lang python", "“membership” is a word of"), ("call --lang python", "“call” is a word of"),
        ("analysis --lang python", "“analysis” is a word of"),
        (
            "alerts --lang swift",
            "“alerts” is the name of a plugin that comes with Registan.\n  Take another: my-alerts."
        ),
        ("mine", "“plugin new” needs --lang LANGUAGE"),
        ("mine --lang pyton", "There is no template in “pyton”.\n  Did you mean “python”? There are swift and python."),
        ("mine --lang swift", "Where Registan's sources are is not known"),
        ("mine --lang swift --registan /tmp", "“/tmp” is no checkout of Registan."),
    ])
    func `is refused with what to do`(line: String, sentence: String) {
        let desk = Desk()
        #expect(desk.run("plugin new \(line)") == .usage)
        #expect(desk.errors.contains(sentence), "\(desk.errors)")
        #expect(desk.written.isEmpty)
    }

    @Test(arguments: PluginTemplate.all.map(\.language))
    func `has a unit as strict as that of the plugins that come with Registan`(language: String) throws {
        let template = try PluginTemplate.named(language)
        let shipped = try Repository.text("deploy/systemd/registan-plugin@.service")
        let unit = try #require(template.files.first { $0.path.hasSuffix(".service") }?.text)
        let own = Set(Self.directives(unit))
        // What only a C library's crash report and a manual page need differs.
        let differing = ["ExecStart=", "ExecReload=", "Documentation=", "Description=", "Environment="]
        for line in Self.directives(shipped.replacing("%i", with: "example-\(language)"))
        where !differing.contains(where: line.hasPrefix) {
            #expect(own.contains(line), "\(language): \(line)")
        }
    }

    private static func directives(_ unit: String) -> [String] {
        unit.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    @Test(.enabled(if: Repository.mayRunJudges, "the outside judges are missing; run deploy/install-judges"))
    func `in Python passes its test`() throws {
        let place = try TemporaryDirectory()
        let folder = try AtomicFolder(place.path + "/mine")
        for file in try PluginTemplate.named("python").files(for: PluginName("mine"), checkout: nil) {
            try folder.write(file.path, Array(file.text.utf8), isProgram: file.isProgram)
        }
        try folder.finish()
        #expect(FileManager.default.isExecutableFile(atPath: place.path + "/mine/registan_mine.py"))
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: Repository.python)
        process.arguments = ["-B", "-m", "unittest"]
        process.currentDirectoryURL = URL(filePath: place.path + "/mine")
        process.standardError = output
        try process.run()
        let told = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(told)")
        #expect(told.contains("Ran 6 tests"), "\(told)")
    }
}

extension PluginTemplate.File {
    /// Whether every plugin of the language has the same file, so that no name stands in it.
    fileprivate var isSharedByAll: Bool {
        ["registan_plugin.py", "requirements.txt"].contains(path)
    }
}
