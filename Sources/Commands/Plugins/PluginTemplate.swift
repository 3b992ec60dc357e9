// SPDX-License-Identifier: Apache-2.0

import CPluginTemplates
import Model

/// One of `Plugins/examples`, from which new plugins are made: the example itself with another name.
struct PluginTemplate: Sendable {
    /// The language that it is written in, as it is typed.
    let language: String
    /// Its files.
    let files: [File]

    /// A file of a plugin.
    struct File: Hashable, Sendable {
        /// The path in the plugin's folder.
        let path: String
        let text: String
        /// Whether it is executable.
        let isProgram: Bool
    }

    /// One for each language, in the order of the manual.
    static let all: [PluginTemplate] = ["swift", "python"].map { language in
        PluginTemplate(language: language, files: embedded.filter { $0.language == language }.map(\.file))
    }

    /// The one of a language, or a refusal with the nearest.
    static func named(_ language: String) throws(Failure) -> PluginTemplate {
        if let template = all.first(where: { $0.language == language }) { return template }
        let languages = all.map(\.language)
        throw .usage(
            "There is no template in “\(language)”.",
            hint: didYouMean(language, among: languages) + "There are \(languages.joined(separator: " and ")). "
                + "In any other language docs/protocol.md is all that a plugin needs.")
    }

    /// The files of a plugin of that name. `checkout` is where a package in Swift finds Registan.
    func files(for name: PluginName, checkout: String?) -> [File] {
        files.map { file in
            var text = renamed(file.text, to: name)
            if let checkout { text = text.replacing(Self.checkoutOfExamples, with: Self.literal(checkout)) }
            return File(path: renamed(file.path, to: name), text: text, isProgram: file.isProgram)
        }
    }

    /// The name stands in a text with hyphens, and where those cannot stand with underscores, in capitals for variables.
    private func renamed(_ text: String, to name: PluginName) -> String {
        text.replacing("example-\(language)", with: name.text)
            .replacing("example_\(language)", with: name.underscored)
            .replacing("EXAMPLE_\(language.uppercased())", with: name.underscored.uppercased())
    }

    /// How the example's package names the checkout that it stands in.
    private static let checkoutOfExamples = #""../../..""#

    private static func literal(_ path: String) -> String {
        "\"\(path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    private static let embedded: [(language: String, file: File)] = {
        var count = 0
        let first = plugin_templates(&count)
        return UnsafeBufferPointer(start: first, count: count).map { file in
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
            let text = String(decoding: bytes, as: UTF8.self)
            return (
                String(cString: file.language),
                File(path: String(cString: file.path), text: text, isProgram: file.is_program)
            )
        }
    }()
}
