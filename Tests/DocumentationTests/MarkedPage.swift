// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A page of `docs/` with parts that are made from the code, each between `<!-- generated: NAME -->` and `<!-- end -->`.
struct MarkedPage {
    let url: URL
    private(set) var text: String

    /// Reads a page, by its path from the package's root.
    init(_ path: String) throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        url = package.appending(path: path)
        text = try String(contentsOf: url, encoding: .utf8)
    }

    /// The part of that name, or nil where the page has no marks for it.
    subscript(name: String) -> String? {
        get { range(of: name).map { String(text[$0]) } }
        set {
            guard let newValue, let range = range(of: name) else { return }
            text.replaceSubrange(range, with: newValue)
        }
    }

    func save() throws { try Data(text.utf8).write(to: url) }

    private func range(of name: String) -> Range<String.Index>? {
        guard let begin = text.range(of: "<!-- generated: \(name) -->\n"),
            let end = text.range(of: "<!-- end -->", range: begin.upperBound..<text.endIndex)
        else { return nil }
        return begin.upperBound..<end.lowerBound
    }
}
