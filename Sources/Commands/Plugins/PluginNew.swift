// SPDX-License-Identifier: Apache-2.0

extension Command {
    static let newPlugin = Command(
        "plugin new", "make a plugin that runs, to begin one's own with", .authoring, .local,
        arguments: [Argument("NAME", "its name: lower-case letters, digits and hyphens")],
        options: [
            Option(
                "lang", "LANGUAGE", "what to write it in: swift or python", isRequired: true,
                words: PluginTemplate.all.map(\.language)),
            Option("into", "DIR", "where to make the folder NAME; here if left out"),
            Option(
                "registan", "PATH",
                "for swift the checkout of Registan to build with; the one of this program if left out"),
        ],
        examples: [
            Example("plugin new my-plugin --lang python", "a folder with program, test, settings, unit and README"),
            Example("plugin new my-plugin --lang swift --into ../plugins", "a Swift package, somewhere else"),
        ],
        notes: [
            "The plugin counts the changes of memberships, publishes the counts and offers a service that answers with "
                + "them: change it into your own. docs/plugins.md is the manual for authors."
        ]
    ) { invocation throws(Failure) in
        let (line, surroundings) = (invocation.line, invocation.surroundings)
        let name = try PluginName(line.arguments[0])
        let template = try PluginTemplate.named(line["lang"] ?? "")
        let checkout: Checkout? =
            template.language == "swift"
            ? try Checkout(given: line["registan"], place: surroundings.place, files: surroundings.files) : nil
        let path = line["into"].map { $0.hasSuffix("/") ? $0 + name.text : "\($0)/\(name.text)" } ?? name.text
        try write(template.files(for: name, checkout: checkout?.path), to: path, surroundings)
        invocation.show { page in
            page.line(Text("Made “\(path)”, a plugin that runs. Next:"))
            page.line(Text("  cd \(ShellWords.join([path]))"))
            for command in template.commands(for: name) { page.line(Text("  \(command)")) }
            page.line("README.md says more, and how to install it.")
        }
    }

    private static func write(
        _ files: [PluginTemplate.File], to path: String, _ surroundings: Surroundings
    ) throws(Failure) {
        let folder = try surroundings.createFolder(path)
        for file in files { try folder.write(file.path, Array(file.text.utf8), isProgram: file.isProgram) }
        try folder.finish()
    }
}

extension PluginTemplate {
    /// What to type first in a new plugin's folder, as its README says too: test it, run it, have it judged.
    func commands(for name: PluginName) -> [String] {
        switch language {
        case "swift":
            [
                "swift test", "swift run registan-\(name.text) --state state",
                "registan plugin try .build/debug/registan-\(name.text)",
            ]
        default:
            [
                "python3 -m unittest", "./registan_\(name.underscored).py --state state",
                "registan plugin try ./registan_\(name.underscored).py",
            ]
        }
    }
}
