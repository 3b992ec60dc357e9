// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

extension TOMLNode {
    /// The value as the model reads it; TOML's own dates become their text, and infinities are refused.
    func datum(_ document: TOMLDocument) throws(ConfigurationError) -> Datum {
        switch value {
        case .string(let text), .date(let text): return .string(text)
        case .integer(let number): return .integer(number)
        case .boolean(let flag): return .bool(flag)
        case .float(let number):
            guard number.isFinite else {
                throw ConfigurationError(at: document.place(of: self), reason: "A number must be finite.")
            }
            return .number(number)
        case .array(let elements):
            var data: [Datum] = []
            for element in elements { data.append(try element.datum(document)) }
            return .array(data)
        case .table(let entries):
            var members: [Datum.Member] = []
            for entry in entries { members.append(.init(entry.key, try entry.node.datum(document))) }
            return .object(members)
        }
    }

    /// The node that a path such as `citations[1].via` leads to, or the last one on the way that exists.
    func descendant(_ path: String) -> TOMLNode {
        var node = self
        for part in path.split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" }) {
            let next = Int(part).flatMap { number in
                node.elements.flatMap { $0.indices.contains(number) ? $0[number] : nil }
            }
            guard let found = next ?? node[String(part)] else { return node }
            node = found
        }
        return node
    }
}

extension TOMLDocument {
    /// A refusal by the model as a fault at the value that it concerns.
    func fault(_ rejection: Rejection, in node: TOMLNode) -> ConfigurationError {
        ConfigurationError(
            at: place(of: node.descendant(rejection.field)), key: rejection.field, reason: rejection.sentence)
    }
}
