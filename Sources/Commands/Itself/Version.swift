// SPDX-License-Identifier: Apache-2.0

import Service

/// The version of the program.
enum Version {
    static let number = Release.version
    static let line = "registan \(number)\n"
}

extension Command {
    static let version = Command(
        "version", "show the version of this program", .program, .local,
        examples: [
            Example("version", "the version of the client"),
            Example("version --help", "this page"),
        ]
    ) { invocation in
        invocation.surroundings.output.print(Version.line)
    }
}
