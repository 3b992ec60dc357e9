// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// How a parameter of an analysis is written on the command line, and so how its text becomes what stands on the wire.
enum ParameterForm: Sendable {
    /// An id or another word.
    case word
    /// Words with commas between them.
    case words
    /// A number.
    case number
    /// Numbers with commas between them.
    case numbers
    /// Numbers with commas between them; nothing between two commas is a number that is not known.
    case numbersOrNull
    /// `4,4,2`, or with names `A=4,B=4,C=2`; without names the places are the names.
    case weights
    /// `RUS=13000-25000,KAZ=3000`.
    case ranges
    /// `0-4`.
    case range
    /// `A:B:2,B:C`, the ends of each edge and its weight.
    case edges
    /// JSON where it is some, else text.
    case anything

    /// Reads a text; what does not fit is refused with an example.
    ///
    /// - Parameter option: where it stands on the command line, as it is typed.
    func datum(_ text: String, of option: String) throws(Failure) -> Datum {
        guard let datum = read(text) else {
            throw .usage("“\(option)” does not take “\(text)”.", hint: "Give \(example).")
        }
        return datum
    }

    private func read(_ text: String) -> Datum? {
        switch self {
        case .word: text.isEmpty ? nil : .string(text)
        case .words: Self.list(text) { $0.isEmpty ? nil : .string($0) }
        case .number: Self.number(text)
        case .numbers: Self.list(text, Self.number)
        case .numbersOrNull: Self.list(text) { $0.isEmpty ? .null : Self.number($0) }
        case .weights: text.contains("=") ? Self.named(text, Self.number) : Self.placed(text)
        case .ranges: Self.named(text) { Self.number($0) ?? Self.range($0) }
        case .range: Self.range(text)
        case .edges: Self.list(text, Self.edge)
        case .anything: Self.json(text) ?? .string(text)
        }
    }

    private var example: String {
        switch self {
        case .word: "an id or another word"
        case .words: "words with commas between them: rail,road"
        case .number: "a number"
        case .numbers: "numbers with commas between them: 1,2,3"
        case .numbersOrNull: "numbers with commas between them, none where it is not known: 1,,3"
        case .weights: "numbers, 4,4,2, or numbers by name, A=4,B=4,C=2"
        case .ranges: "numbers or ranges by name: RUS=13000-25000,KAZ=3000"
        case .range: "the least and the most: 0-4"
        case .edges: "edges with commas between them, A:B or with a weight A:B:2"
        case .anything: "JSON or text"
        }
    }
}

// The parts.
extension ParameterForm {
    private static func parts(_ text: String, _ separator: Character) -> [String] {
        text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    private static func number(_ text: String) -> Datum? {
        if let whole = Int64(text) { return .integer(whole) }
        return Double(text).flatMap { $0.isFinite ? .number($0) : nil }
    }

    /// A hyphen behind the first character parts the ends, so that the lower one may be negative.
    private static func range(_ text: String) -> Datum? {
        guard let hyphen = text.dropFirst().firstIndex(of: "-"),
            let low = number(String(text[..<hyphen])), let high = number(String(text[text.index(after: hyphen)...]))
        else { return nil }
        return [low, high]
    }

    private static func list(_ text: String, _ element: (String) -> Datum?) -> Datum? {
        let elements = parts(text, ",").map(element)
        return elements.contains(nil) ? nil : .array(elements.compactMap { $0 })
    }

    private static func named(_ text: String, _ value: (String) -> Datum?) -> Datum? {
        let members = parts(text, ",").map { part -> Datum.Member? in
            guard let setting = Question.Setting(part), let value = value(setting.value) else { return nil }
            return .init(setting.name, value)
        }
        guard !members.contains(nil) else { return nil }
        return unique(members.compactMap { $0 })
    }

    private static func placed(_ text: String) -> Datum? {
        guard let numbers = list(text, number)?.elements else { return nil }
        return .object(numbers.enumerated().map { .init(String($0 + 1), $1) })
    }

    private static func unique(_ members: [Datum.Member]) -> Datum? {
        Set(members.map(\.name)).count == members.count ? .object(members) : nil
    }

    private static func edge(_ text: String) -> Datum? {
        let ends = parts(text, ":")
        guard (2...3).contains(ends.count), !ends[0].isEmpty, !ends[1].isEmpty else { return nil }
        let nodes: [Datum] = [.string(ends[0]), .string(ends[1])]
        guard ends.count == 3 else { return .array(nodes) }
        return number(ends[2]).map { .array(nodes + [$0]) }
    }

    private static func json(_ text: String) -> Datum? {
        var parser = JSONParser()
        return try? parser.parse(text)
    }
}
