// SPDX-License-Identifier: Apache-2.0

import Wire

/// The catalogue as Markdown.
enum CatalogueText {
    /// Every method, in the catalogue's order.
    static var methods: String { "\n" + Catalogue.methods.map(section).joined(separator: "\n") + "\n" }

    /// Every shape that others refer to.
    static var shapes: String { "\n" + (Shape.named + Shape.namedInEvents).map(section).joined(separator: "\n") + "\n" }

    /// Every sort of topic; changes of kinds whose topics have the same parts stand in one row.
    static var topics: String {
        let (own, alike) = (Catalogue.topics.filter { !isAlike($0) }, Catalogue.topics.filter(isAlike))
        let place = own.firstIndex { $0.sort == "membership.changed" }.map { $0 + 1 } ?? own.count
        let parts = alike.map(\.parts).reduce(into: [[TopicDeclaration.Part]]()) { known, next in
            if !known.contains(next) { known.append(next) }
        }
        let changes = parts.map { parts in row(alike.filter { $0.parts == parts }, parts) }
        let rows = own[..<place].map(row(_:)) + changes + own[place...].map(row(_:))
        return "\n| topic | then | `data` |\n|---|---|---|\n" + rows.joined() + "\n"
    }

    /// A row of several kinds of changes.
    private static func row(_ alike: [TopicDeclaration], _ parts: [TopicDeclaration.Part]) -> String {
        let kinds = alike.map { "`\($0.sort.dropLast(".changed".count))`" }.joined(separator: ", ")
        let meaning = parts.map(\.summary).joined(separator: "; ")
        let data = alike.first.map { ShapeText.text($0.data) } ?? ""
        return "| `<kind>.changed` of \(kinds) | \(keys(parts)): \(meaning) | an answer became another: \(data) |\n"
    }

    private static func isAlike(_ topic: TopicDeclaration) -> Bool {
        topic.sort.hasSuffix(".changed") && topic.data == .reference("Change") && topic.sort != "membership.changed"
    }

    private static func row(_ topic: TopicDeclaration) -> String {
        let data: String =
            if case .object(let properties) = topic.data {
                properties.map { property in
                    "`\(property.name)`\(property.isRequired ? "" : "?") (\(ShapeText.text(property.shape)))"
                }.joined(separator: ", ")
            } else { ShapeText.text(topic.data) }
        let mark = topic.isRecorded ? "" : " (transient)"
        return "| `\(topic.sort)`\(mark) | \(keys(topic.parts)) | \(topic.summary): \(data) |\n"
    }

    private static func keys(_ parts: [TopicDeclaration.Part]) -> String {
        parts.isEmpty ? "" : "`" + parts.map { ".<\($0.name)>" }.joined() + "`"
    }

    /// What all methods of an effect take, and the page explains once.
    private static func common(to effect: Method.Effect) -> [String] {
        switch effect {
        case .read: ["on", "known", "recorded", "whatIf", "deadline"]
        case .write, .publish: ["idempotencyKey", "deadline"]
        case .inspect, .session: ["deadline"]
        }
    }

    private static func section(_ method: Method) -> String {
        let common = common(to: method.effect)
        let parameters = method.parameters.filter { !common.contains($0.name) }
        let results = method.result.filter { $0.name != "sequence" }
        return """
            ### `\(method.name)`

            \(sentence(method.summary)) *\(method.effect)*, `\(method.role.rawValue)`

            \(table(("parameters", parameters), ("result", results)))
            """
    }

    private static func section(_ name: String, _ shape: Shape) -> String {
        switch shape {
        case .object(let properties): "### `\(name)`\n\n\(table(("members", properties)))"
        case .either(let kinds):
            "### `\(name)`\n\nBy its `kind`; common to all are:\n\n\(table(("members", shared(kinds))))"
        default: "### `\(name)`\n\n\(sentence(ShapeText.text(shape)))\n"
        }
    }

    /// The members that each of several objects has; where their shapes differ, what they are in general.
    private static func shared(_ shapes: [Shape]) -> [Shape.Property] {
        let objects: [[Shape.Property]] = shapes.map { shape in
            if case .object(let properties) = shape { properties } else { [] }
        }
        return (objects.first ?? []).compactMap { (property) -> Shape.Property? in
            let others = objects.compactMap { object in object.first { $0.name == property.name } }
            guard others.count == objects.count else { return nil }
            guard others.allSatisfy({ $0.shape == property.shape }) else {
                let summary = Set(others.map(\.summary)).count == 1 ? property.summary : "differs by kind"
                return Shape.Property(property.name, .text("by kind"), required: property.isRequired, summary)
            }
            return property
        }
    }

    /// A table of named values, in groups; a group without any is left out.
    private static func table(_ groups: (title: String, rows: [Shape.Property])...) -> String {
        let filled = groups.filter { !$0.rows.isEmpty }
        return filled.map { group in
            let rows = group.rows.map { row in
                "| `\(row.name)`\(row.isRequired ? "" : "?") | \(ShapeText.text(row.shape)) | \(row.summary) |\n"
            }
            return "| \(group.title) | | |\n|---|---|---|\n" + rows.joined()
        }.joined(separator: "\n")
    }

    private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
}

/// A shape in a few words, as a cell of a table.
enum ShapeText {
    /// More words than these are left to `rpc.discover`.
    private static let mostWords = 12

    static func text(_ shape: Shape) -> String {
        switch shape {
        case .any: "any"
        case .text(let note): note ?? "text"
        case .integer(Shape.countBounds): "count"
        case .integer(let bounds): "integer, \(bounds.lowerBound) to \(bounds.upperBound)"
        case .number: "number"
        case .flag: "true or false"
        case .null: "null"
        case .word(let words): words.count > mostWords ? "a kind" : words.map { "`\($0)`" }.joined(separator: ", ")
        case .list(let element, let most): list(of: element, atMost: most)
        case .object(let properties): "{" + properties.map(member).joined(separator: ", ") + "}"
        case .dictionary(let value): "\(text(value)) by name"
        case .either(let shapes): shapes.map(text).joined(separator: " or ")
        case .reference(let name): "[\(name)](#\(name.lowercased()))"
        }
    }

    private static func list(of element: Shape, atMost most: Int) -> String {
        "list of \(text(element))" + (most <= 1_000 ? ", at most \(most)" : "")
    }

    private static func member(_ property: Shape.Property) -> String {
        "`\(property.name)`" + (property.isRequired ? "" : "?")
    }
}

extension Shape {
    fileprivate static let countBounds: ClosedRange<Int64> = 0...9_007_199_254_740_991
}
