// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// A checked plan being carried out, batch by batch.
struct ImportRun {
    let invocation: Invocation
    /// Whether what an earlier run has written is written again.
    let isAnew: Bool
    private(set) var tally = ImportTally()
    /// The ids that the register gave to claims which the file calls otherwise.
    private var ids: [ClaimID: String] = [:]
    private var ordinals: [String: Int] = [:]

    init(_ invocation: Invocation, anew: Bool) {
        self.invocation = invocation
        isAnew = anew
    }

    /// Writes items in order. If it ends early, what was written stays, and the same command goes on after it.
    mutating func write(_ items: [ImportPlan.Item], head: Int64) throws(Failure) {
        let batches = ImportBatch.cut(items)
        let progress = Progress(in: invocation.surroundings)
        var written = 0
        for (number, batch) in batches.enumerated() {
            let result = try write(batch, after: number, of: batches.count)
            tally.add(batch, result, isRepeated: (result["sequence"]?.integer ?? 0) <= head)
            learn(result["ids"]?.elements ?? [], batch)
            written += batch.items.count
            progress.show("Writing", written, of: items.count)
        }
    }

    private mutating func write(_ batch: ImportBatch, after number: Int, of count: Int) throws(Failure) -> Datum {
        let params = batch.params(ids)
        let ordinal = ordinals[batch.series, default: 0]
        ordinals[batch.series] = ordinal + 1
        let key = isAnew ? invocation.surroundings.newKey() : batch.key(params, ordinal: ordinal)
        do throws(Failure) {
            return try invocation.ask(batch.method, params + [.init("idempotencyKey", .string(key))])
        } catch {
            throw Self.interrupted(error, batch, after: number, of: count)
        }
    }

    private mutating func learn(_ given: [Datum], _ batch: ImportBatch) {
        for (item, id) in zip(batch.items, given) {
            if case .claim(_, let written?) = item.step, let id = id.text { ids[written] = id }
        }
    }

    /// Why it ended early, at what place of the file, and how to go on.
    private static func interrupted(
        _ failure: Failure, _ batch: ImportBatch, after number: Int, of count: Int
    ) -> Failure {
        let place = failure.item.flatMap { batch.items.indices.contains($0) ? batch.items[$0].place : nil }
        let written = "\(number) of \(count) batches were written before it."
        let next = "Run the same command again: it goes on where it stopped, and writes nothing twice."
        return Failure(
            failure.code, (place.map { "\($0): " } ?? "") + failure.sentence,
            hint: [failure.hint, "\(written) \(next)"].compactMap { $0 }.joined(separator: "\n"))
    }
}

/// What an import has done.
struct ImportTally {
    private(set) var entities = 0
    private(set) var claims = 0
    /// Definitions and removals of findings and scenarios.
    private(set) var definitions = 0
    private(set) var others = 0
    /// How many items an earlier run had written already.
    private(set) var repeated = 0
    private(set) var changes: Int64 = 0
    private(set) var firstClaim: String?
    private(set) var lastClaim: String?

    mutating func add(_ batch: ImportBatch, _ result: Datum, isRepeated: Bool) {
        guard !isRepeated else {
            repeated += batch.items.count
            return
        }
        changes += result["changeCount"]?.integer ?? 0
        switch batch.items.first?.step {
        case .entity: entities += batch.items.count
        case .claim:
            claims += batch.items.count
            let ids = result["ids"]?.elements ?? []
            firstClaim = firstClaim ?? ids.first?.text
            lastClaim = ids.last?.text ?? lastClaim
        case .definition, .removal: definitions += batch.items.count
        default: others += batch.items.count
        }
    }
}
