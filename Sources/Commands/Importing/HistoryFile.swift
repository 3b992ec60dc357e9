// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model
import Wire

/// A history as `registan export --format jsonl` writes it: one fact a line, in the order in which they were recorded.
struct HistoryFile {
    private let path: String
    private var items: [ImportPlan.Item] = []
    private var register: String?
    private(set) var faults: [String] = []
    private(set) var total = 0
    /// The line and the sequence of the fact before, where there was one.
    private var previous: (line: Int, sequence: Int64)?
    /// Whether the line that tells what the file is has been read.
    private var isOpened = false

    /// Reads all lines; `faults` has those that make no sense.
    init(path: String, bytes: [UInt8]) {
        self.path = path
        var parser = JSONParser()
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if !line.allSatisfy({ $0 == UInt8(ascii: " ") }) { read(Array(line), number, &parser) }
        }
        if !isOpened, total == 0 { add("\(path):1:1: The first line of a history says what it is.", Self.opening) }
    }

    /// The plan to carry it out anew.
    var plan: ImportPlan { ImportPlan(name: path, history: items, of: register) }

    private mutating func read(_ line: [UInt8], _ number: Int, _ parser: inout JSONParser) {
        do throws(JSONError) {
            let fact = try parser.parse(line)
            if fact["type"]?.text == HistoryFormat.opening { register = fact["register"]?.text }
            do throws(Rejection) {
                let step = try Self.step(fact)
                try follow(fact, isOpening: step == nil, number)
                guard let step else { return }
                items.append(.init(place: .position(file: path, line: number, column: 1), step: step))
            } catch {
                add("\(path):\(number):1: \(error.field.isEmpty ? "" : "\(error.field): ")\(error.reason)", error.hint)
            }
        } catch {
            add("\(path):\(number):\((error.offset ?? 0) + 1): \(error.message)", nil)
        }
    }

    /// Takes note of a line; throws where it cannot stand behind those before it. A history out of order, or without its
    /// beginning, would be carried out as another one, beside what the whole one has brought.
    private mutating func follow(_ fact: Datum, isOpening: Bool, _ line: Int) throws(Rejection) {
        if isOpening {
            guard !isOpened, items.isEmpty else {
                throw Rejection(
                    .invalid, field: "type", reason: "A history begins once, in its first line.", hint: Self.opening)
            }
            isOpened = true
        }
        guard let sequence = fact["sequence"]?.integer else { return }
        if let previous, sequence <= previous.sequence {
            throw Rejection(
                .invalid, field: "sequence", given: "\(sequence)",
                reason: "\(sequence) stands behind \(previous.sequence) of line \(previous.line).",
                hint: "A history is imported in its order, each fact once.")
        }
        previous = (line, sequence)
    }

    private mutating func add(_ fault: String, _ hint: String?) {
        total += 1
        guard faults.count < ImportCheck.mostFaults else { return }
        faults.append([fault, hint].compactMap { $0 }.joined(separator: " "))
    }

    /// What a line asks for; nil for the first line, which tells what the file is.
    private static func step(_ fact: Datum) throws(Rejection) -> ImportPlan.Step? {
        let type = fact["type"]?.text ?? ""
        if type == HistoryFormat.opening {
            guard fact["version"]?.integer == HistoryFormat.version else { throw unknownVersion(fact["version"]) }
            return nil
        }
        guard let kind = HistoryFormat.Fact(rawValue: type) else { throw unknownType(type) }
        return try step(kind, fact["data"] ?? .null)
    }

    private static func step(_ fact: HistoryFormat.Fact, _ data: Datum) throws(Rejection) -> ImportPlan.Step {
        let reason = data["reason"]?.text ?? ""
        switch fact {
        case .entityRegistered:
            return .entity(
                try inside("entity") { () throws(Rejection) in
                    try Entity(reading: data["entity"] ?? .null)
                }, isFallback: false)
        case .claimAsserted:
            let members = (data["claim"]?.members ?? []).filter { $0.name != "id" }
            let id = data["claim"]?["id"]?.text.flatMap { ClaimID($0) }
            return .claim(
                try inside("claim") { () throws(Rejection) in
                    try Assertion(reading: .object(members))
                }, written: id)
        case .claimRetracted: return .retraction(try claimID(data), reason: reason)
        case .sourceRetracted:
            return .sourceRetraction(try EntityID(reading: data["source"]?.text ?? "", field: "source"), reason: reason)
        case .claimRanked:
            return .ranking(
                try claimID(data), try Rank(reading: data["rank"] ?? .null, field: "rank"), reason: reason)
        case .findingDefined: return .definition(try definition(.finding, data), replacing: nil)
        case .scenarioSaved: return .definition(try definition(.scenario, data), replacing: nil)
        case .findingRemoved: return .removal(.finding, try name(.finding, data), reason: reason)
        case .scenarioRemoved: return .removal(.scenario, try name(.scenario, data), reason: reason)
        }
    }

    private static func definition(_ sort: Definition.Sort, _ data: Datum) throws(Rejection) -> Definition {
        let member = sort.rawValue
        return try inside(member) { () throws(Rejection) in
            try Definition(reading: data[member] ?? .null, as: sort)
        }
    }

    private static func name(_ sort: Definition.Sort, _ data: Datum) throws(Rejection) -> Definition.Name {
        let field = Definition.nameField(sort)
        return try Definition.Name(reading: data[field]?.text ?? "", field: field)
    }

    private static func inside<Value>(
        _ field: String, _ read: () throws(Rejection) -> Value
    ) throws(Rejection) -> Value {
        do { return try read() } catch { throw error.within(field) }
    }

    private static func claimID(_ data: Datum) throws(Rejection) -> ClaimID {
        guard let id = data["id"]?.text.flatMap({ ClaimID($0) }) else {
            throw Rejection(
                .invalid, field: "id", given: data["id"]?.summary, reason: "This is not the id of a claim.",
                hint: "It is c and a number, such as c17.")
        }
        return id
    }

    private static let opening = "Export it anew; an export that was cut, sorted or filtered is not a history."

    private static func unknownType(_ type: String) -> Rejection {
        let types = HistoryFormat.Fact.allCases.map(\.rawValue)
        return Rejection(
            .invalid, field: "type", given: type, reason: "A line cannot be of the type “\(type)”.",
            hint: didYouMean(type, among: types) + "Allowed are \(types.joined(separator: ", ")).")
    }

    private static func unknownVersion(_ given: Datum?) -> Rejection {
        Rejection(
            .invalid, field: "version", given: given?.summary,
            reason: "The file is of another version of the format than \(HistoryFormat.version).",
            hint: "Use the registan that wrote it, or a newer one.")
    }
}
