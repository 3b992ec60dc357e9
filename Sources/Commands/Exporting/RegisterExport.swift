// SPDX-License-Identifier: Apache-2.0

import Chronology
import Exports
import Model
import Wire

/// One export: what is read of a register, all as of one record, and where it goes.
struct RegisterExport {
    let invocation: Invocation
    let progress: Progress
    /// The register's UUID.
    let register: String
    let epoch: Int64
    /// The head when the export began.
    let head: Int64

    /// Asks who the register is, and holds on to its head.
    init(_ invocation: Invocation) throws(Failure) {
        self.invocation = invocation
        progress = Progress(in: invocation.surroundings)
        let status = try invocation.connection().call("system.status", .object([])).result
        guard let register = status["instance"]?.text, let epoch = status["epoch"]?.integer,
            let head = status["sequence"]?.integer
        else { throw Failure(.noDaemon, "The daemon's answer to “system.status” cannot be read.") }
        self.register = register
        self.epoch = epoch
        self.head = head
        invocation.pin(to: head)
    }

    /// Where it is written, as `--output` says.
    func target() throws(Failure) -> ExportTarget {
        try ExportTarget(invocation.line["output"], in: invocation.surroundings)
    }

    /// Says what was written, unless that is what the output has.
    func report(_ text: String) {
        progress.show("")
        guard let path = invocation.line["output"] else { return }
        invocation.surroundings.output.print("\(printable(text)) in \(printable(path)).\n")
    }
}

// What is read.
extension RegisterExport {
    /// The entities and claims that are wanted: all, or the claims that the options choose with the entities they name.
    ///
    /// - Parameters:
    ///   - retracted: whether claims that were taken back are wanted too.
    ///   - findings: whether findings are wanted, which stand for the whole register and so not where claims are chosen.
    func holdings(retracted: Bool = false, findings: Bool = false) throws(Failure) -> Holdings {
        let filters: [Datum.Member] = ["about", "kind", "source"].compactMap { name in
            invocation.line[name].map { .init(name, .string($0)) }
        }
        let wanted = filters + (retracted ? [.init("retracted", true)] : [])
        progress.show("Reading claims")
        let claims = try invocation.askAll("claim.list", wanted, list: "claims")
        progress.show("\(claims.count) claims, reading entities")
        let entities = try invocation.askAll("entity.list", [], list: "entities")
        let definitions = findings && filters.isEmpty ? try self.findings() : []
        do throws(Rejection) {
            let holdings = try Self.holdings(register, entities, claims, definitions)
            return filters.isEmpty ? holdings : holdings.withNamedEntities()
        } catch {
            throw Failure(
                .refused, "The daemon holds what this program does not know. \(error.reason)",
                hint: "Take the “registan” that came with the daemon.")
        }
    }

    private func findings() throws(Failure) -> [Definition] {
        progress.show("Reading findings")
        let standing = try StandingFindings { method, params throws(Failure) in try invocation.ask(method, params) }
        return standing.definitions
    }

    private static func holdings(
        _ register: String, _ entities: [Datum], _ claims: [Datum], _ findings: [Definition]
    ) throws(Rejection) -> Holdings {
        var standing: [Claim] = []
        var retracted: [Claim] = []
        for datum in claims {
            let claim = try Claim(reading: datum)
            if datum["retracted"] == nil { standing.append(claim) } else { retracted.append(claim) }
        }
        let typed = try entities.map { (datum) throws(Rejection) in try Entity(reading: datum) }
        return Holdings(register: register, entities: typed, claims: standing, retracted: retracted, findings: findings)
    }

    /// When entities and claims were recorded and last touched, up to the same record.
    func history() throws(Failure) -> History {
        var history = History()
        let end = invocation.recorded?.integer ?? head
        let time = invocation.recorded?.text.flatMap { try? Instant($0) }
        try RecordedEvents(invocation: invocation, topics: History.topics, end: end, epoch: epoch).forEach {
            recorded throws(Failure) in
            guard time.map({ recorded.event.time <= $0 }) ?? true else { return }
            history.take(recorded.topic, recorded.event.data, at: recorded.event.time)
        } progress: {
            progress.show("Reading history, \($0) of \(end)")
        }
        return history
    }

    /// What the viewpoint of the export is, as members of a result.
    var viewpoint: [Datum.Member] {
        let recorded = Datum.Member("recorded", invocation.recorded ?? .integer(head))
        return [recorded]
            + ["about", "kind", "source"].compactMap { name in
                invocation.line[name].map { .init(name, .string($0)) }
            }
    }
}

/// A datum as one line of JSON.
func jsonText(_ datum: Datum) -> String {
    var writer = JSONWriter()
    writer.write(datum)
    return String(decoding: writer.finish(), as: UTF8.self)
}
