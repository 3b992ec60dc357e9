// SPDX-License-Identifier: Apache-2.0

public import Model

/// A method that a plugin offers under its own name, `<plugin>.<verb>`: what it says of it when it registers.
public struct ServiceDeclaration: Hashable, Sendable {
    /// The name, `<plugin>.<verb>`.
    public let method: String
    /// What it does, as one line.
    public let summary: String
    /// The JSON Schema of its parameters, an object's.
    public let params: Datum
    /// The JSON Schema of its result, an object's.
    public let result: Datum
    /// Who may call it.
    public let role: Role

    /// The most bytes of a method's name.
    public static let longestMethod = 100
    /// The most bytes of a summary.
    public static let longestSummary = 200
    /// The most services of one plugin.
    public static let mostPerPlugin = 256
    /// The most levels of a schema; `rpc.discover` shows it deeper than it was given.
    public static let deepestSchema = 32

    /// Declares a service.
    public init(_ method: String, _ summary: String, role: Role = .reader, params: Datum, result: Datum) {
        self.method = method
        self.summary = summary
        self.role = role
        self.params = params
        self.result = result
    }

    /// The members that a declaration has on the wire.
    public static let properties: [Shape.Property] = [
        .init("method", .text("<plugin>.<verb>"), required: true, "the name that it is called by"),
        .init("summary", .text(), "what it does, as one line"),
        .init("params", .any, required: true, "the JSON Schema of its parameters, an object’s"),
        .init("result", .any, required: true, "the JSON Schema of its result, an object’s"),
        .init("role", .word(Role.allCases.map(\.rawValue)), "who may call it; reader if left out"),
    ]

    /// Reads a declaration whose form was checked by `properties`, and refuses one that is not the plugin's to make.
    public init(reading datum: Datum, of plugin: String, field: String) throws(Rejection) {
        let method = try Self.method(datum["method"]?.text ?? "", of: plugin, field: "\(field).method")
        let summary = datum["summary"]?.text ?? "a service of \(plugin)"
        guard summary.utf8.count <= Self.longestSummary else {
            throw Rejection(
                .tooLarge, field: "\(field).summary", given: summary,
                reason: "The summary has \(summary.utf8.count) bytes.",
                hint: "Say it in \(Self.longestSummary) bytes.")
        }
        self.init(
            method, summary, role: datum["role"]?.text.flatMap { Role(rawValue: $0) } ?? .reader,
            params: try Self.schema(datum["params"], field: "\(field).params"),
            result: try Self.schema(datum["result"], field: "\(field).result"))
    }

    private static func method(_ method: String, of plugin: String, field: String) throws(Rejection) -> String {
        let parts = method.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == plugin, Topic.isPart(parts[1]) else {
            throw Rejection(
                .invalid, field: field, given: method, reason: "“\(method.prefix(80))” is no service of “\(plugin)”.",
                hint: "It is “\(plugin).” and a verb of letters, digits, “-” and “_”, such as “\(plugin).test”.")
        }
        guard method.utf8.count <= longestMethod else {
            throw Rejection(
                .tooLarge, field: field, given: method, reason: "The method has \(method.utf8.count) bytes.",
                hint: "At most \(longestMethod) are allowed.")
        }
        guard !Catalogue.isOwnWord(parts[0]) else {
            throw Rejection(
                .invalid, field: field, given: method,
                reason: "“\(plugin).” is a prefix of the register’s own methods.",
                hint: "Give the plugin another name, or let it offer no services.")
        }
        return method
    }
}

// Schemas are shown as they are; what would make the description unreadable is refused.
extension ServiceDeclaration {
    private static func schema(_ datum: Datum?, field: String) throws(Rejection) -> Datum {
        guard let datum, datum["type"] == "object" else {
            throw Rejection(
                .invalid, field: field, given: datum?.summary, reason: "This is no JSON Schema of an object.",
                hint: "For example {\"type\": \"object\", \"properties\": {\"sink\": {\"type\": \"string\"}}}.")
        }
        try checkProperties(datum["properties"], field: "\(field).properties")
        let required = datum["required"]
        guard required == nil || required?.elements?.allSatisfy({ $0.text != nil }) == true else {
            throw Rejection(
                .invalid, field: "\(field).required", given: required?.summary, reason: "“required” is a list of names."
            )
        }
        guard datum.isWithin(levels: deepestSchema) else {
            throw Rejection(
                .tooLarge, field: field, reason: "The schema has more than \(deepestSchema) levels.",
                hint: "Describe the outer levels and leave the inner ones open.")
        }
        guard !datum.hasReference else {
            throw Rejection(
                .invalid, field: field, reason: "The schema has a “$ref”, which would lead nowhere in “rpc.discover”.",
                hint: "Write out in its place what it stands for.")
        }
        return datum
    }

    private static func checkProperties(_ datum: Datum?, field: String) throws(Rejection) {
        guard let datum else { return }
        guard let members = datum.members else {
            throw Rejection(
                .invalid, field: field, given: datum.summary, reason: "“properties” is an object, a schema by name.")
        }
        for member in members where member.value.members == nil {
            throw Rejection(
                .invalid, field: "\(field).\(member.name)", given: member.value.summary,
                reason: "A property’s schema is an object.", hint: "{} allows anything.")
        }
    }
}

extension Datum {
    /// Whether it, or anything in it, refers to another schema by “$ref”. A property of that name is none: it has an object.
    fileprivate var hasReference: Bool {
        switch self {
        case .array(let elements): elements.contains(where: \.hasReference)
        case .object(let members):
            members.contains { $0.name == "$ref" && $0.value.text != nil || $0.value.hasReference }
        default: false
        }
    }

    /// Whether it has no more than so many levels of arrays and objects. Recursion no deeper than that.
    public func isWithin(levels: Int) -> Bool {
        switch self {
        case .array(let elements): levels > 0 && elements.allSatisfy { $0.isWithin(levels: levels - 1) }
        case .object(let members): levels > 0 && members.allSatisfy { $0.value.isWithin(levels: levels - 1) }
        default: true
        }
    }
}
