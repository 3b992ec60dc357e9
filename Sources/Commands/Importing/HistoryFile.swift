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

    static let opening = "Export it anew; an export that was cut, sorted or filtered is not a history."
}
