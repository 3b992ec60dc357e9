// SPDX-License-Identifier: Apache-2.0

import Testing

/// What no file of the package may contain, and what each must.
@Suite struct RuleTests {
    @Test func `no construct stands without right`() {
        for construct in Construct.all {
            for file in SourceFile.all {
                for line in file.offences(against: construct) {
                    Issue.record("\(file.path):\(line): \(construct.code) \(construct.because)")
                }
            }
        }
    }

    @Test func `every exception is still needed`() {
        for exception in Exception.all {
            let file = SourceFile.all.first { $0.path == exception.path }
            let isUsed = file?.occurrences(of: exception.code).isEmpty == false
            #expect(isUsed, "\(exception.path) no longer has \(exception.code): take the exception out")
        }
    }

    @Test func `no comment puts work off`() {
        for file in SourceFile.all {
            for token in file.tokens where token.isComment {
                let words = token.text.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }
                let markers = words.filter { Self.markers.contains($0) }
                #expect(markers.isEmpty, "\(file.path):\(token.line): do it now, or open an issue")
            }
        }
    }

    @Test func `every visible declaration is documented`() {
        for file in SourceFile.production {
            for declaration in Undocumented.all(in: file.tokens) {
                Issue.record("\(file.path):\(declaration.line): `\(declaration.name)` has no documentation comment")
            }
        }
    }

    @Test func `every Swift file names its licence first`() {
        for file in SourceFile.all {
            let isNamed = file.text.hasPrefix("// SPDX-License-Identifier: Apache-2.0\n")
            #expect(isNamed, "\(file.path) does not begin with its SPDX line")
        }
    }

    @Test func `no folder and no file is a heap`() {
        for path in Package.trees.flatMap(Package.paths(under:)) {
            let name = path.split(separator: "/").last.map { $0.split { $0 == "." || $0 == "+" } } ?? []
            let heaps = name.filter { Self.heaps.contains($0) }
            #expect(heaps.isEmpty, "\(path): a file has one reason to exist, and its name says which")
        }
    }

    private static let markers: Set<Substring> = ["TODO", "FIXME", "XXX", "HACK"]
    private static let heaps: Set<Substring> = ["Utils", "Utilities", "Helpers", "Extensions", "Misc", "New"]
}
