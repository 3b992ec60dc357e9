// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

/// One command being carried out: what was typed, and the way to the daemon and to the reader.
final class Invocation {
    let command: Command
    let line: ParsedLine
    /// The words as they were typed, the command's name first.
    let words: [String]
    let surroundings: Surroundings
    /// Claims that a wrapping `what-if` assumes.
    private let assumed: [Datum]
    /// The record as of which questions are asked; what `--recorded` says, unless a command holds on to the head.
    private(set) var recorded: Datum?
    private var transport: (any Transport)?

    init(
        _ command: Command, _ line: ParsedLine, words: [String], in surroundings: Surroundings, assuming: [Datum] = []
    ) {
        self.command = command
        self.line = line
        self.words = words
        self.surroundings = surroundings
        assumed = assuming
        recorded = line["recorded"].map { .moment($0) }
    }

    /// Whether results are printed as they came.
    var isJSON: Bool { line.has("json") }

    /// The way to the daemon, opened when it is first needed.
    func connection() throws(Failure) -> any Transport {
        if let transport { return transport }
        let opened = try surroundings.connect(.init(command: line["endpoint"], events: line["events"]))
        transport = opened
        return opened
    }

    /// Calls a method, from the viewpoint that the options give where it has one. With `--json` its result is printed.
    func ask(_ method: String, _ params: [Datum.Member] = []) throws(Failure) -> Datum {
        tell(try connection().call(method, .object(params + (try viewpoint(for: method)))))
    }

    /// As ``ask(_:_:)``, for what may take longer.
    func ask(_ method: String, _ params: [Datum.Member], _ waiting: Waiting) throws(Failure) -> Datum {
        tell(try connection().call(method, .object(params), waiting))
    }

    private func tell(_ received: Received) -> Datum {
        if isJSON { surroundings.output.print(bytes: received.json + [UInt8(ascii: "\n")]) }
        return received.result
    }

    /// Calls a method for what only helps to show a result. Nil where there is no such thing.
    func lookUp(_ method: String, _ params: [Datum.Member]) throws(Failure) -> Datum? {
        do {
            return try connection().call(method, .object(params + (try viewpoint(for: method)))).result
        } catch  where error.code == .refused {
            return nil
        }
    }

    /// From now on asks every question as of this record, unless `--recorded` names another, so that several answers
    /// fit together whatever is written in between.
    func pin(to head: Int64) { recorded = recorded ?? .integer(head) }

    /// Whether claims are assumed, by `--what-if` or by a wrapper.
    var assumesClaims: Bool { isWrapped || line.has("what-if") }

    /// Whether a wrapping `what-if` assumes claims, so that what holds without them is worth showing beside.
    var isWrapped: Bool { !assumed.isEmpty }

    /// Calls a method that answers in pages until there are no more.
    func askAll(_ method: String, _ params: [Datum.Member], list: String) throws(Failure) -> [Datum] {
        try pages(list) { (page) throws(Failure) in try ask(method, params + page) }
    }

    /// As ``askAll(_:_:list:)``, for what a command needs to know and does not show.
    func fetchAll(_ method: String, _ params: [Datum.Member] = [], list: String) throws(Failure) -> [Datum] {
        try pages(list) { (page) throws(Failure) in try connection().call(method, .object(params + page)).result }
    }

    private func pages(
        _ list: String, _ ask: ([Datum.Member]) throws(Failure) -> Datum
    ) throws(Failure) -> [Datum] {
        var items: [Datum] = []
        var cursor: String?
        repeat {
            let page: [Datum.Member] =
                [.init("limit", .integer(Self.pageSize))] + (cursor.map { [.init("cursor", .string($0))] } ?? [])
            let result = try ask(page)
            items += result[list]?.elements ?? []
            cursor = result["next"]?.text
        } while cursor != nil && !surroundings.output.isClosed
        return items
    }

    /// How many items are asked for at once.
    private static let pageSize: Int64 = 1_000

    /// Shows a page, unless results are printed as they came.
    func show(_ layOut: (inout Page) -> Void) {
        guard !isJSON else { return }
        var page = Page(for: surroundings.terminal)
        layOut(&page)
        surroundings.output.print(page.rendered)
    }
}

// The viewpoint.
extension Invocation {
    /// The day that is asked about, as it was given.
    var day: String { line["on"] ?? surroundings.today.description }

    private func viewpoint(for method: String) throws(Failure) -> [Datum.Member] {
        guard command.scope == .reading, Catalogue.method(named: method)?.effect == .read else { return [] }
        var members: [Datum.Member] = []
        if let day = line["on"] { members.append(.init("on", .string(day))) }
        if let date = line["known"] { members.append(.init("known", .string(date))) }
        if let recorded { members.append(.init("recorded", recorded)) }
        let claims = try assumptions()
        if !claims.isEmpty { members.append(.init("whatIf", .array(claims))) }
        return members
    }

    /// The claims that are assumed, those of a wrapper first.
    func assumptions() throws(Failure) -> [Datum] {
        var claims = assumed
        for file in line.all("what-if") { claims += try self.claims(assumedBy: file) }
        return claims
    }
}
