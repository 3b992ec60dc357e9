// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

extension Engine {
    /// Whether a long read or a finding waits for its next slice.
    public var hasWork: Bool { !longReads.isEmpty || hasStaleFindings || hasComingDays }

    /// Does one slice of the long read that has waited longest, and one of the findings that are to be evaluated; and
    /// ends the calls of services that are overdue.
    public func work() {
        guard !isStopped else { return }
        endOverdueCalls()
        if !longReads.isEmpty { advance(longReads.removeFirst()) }
        sweepMemberships()
        evaluateFindings()
    }

    private func advance(_ waiting: LongRead) {
        var read = waiting
        do throws(RPCError) {
            try checkDeadline(read.request)
            switch try step(of: &read) {
            case .done(let result): respond(read.request, read.caller, result: result)
            case .onward: longReads.append(read)
            case .evaluate(var job):
                job.deadline = read.request.params["deadline"]?.text.flatMap { try? Instant($0) }
                let token = nextToken()
                evaluating[token] = read
                effects.append(.evaluate(job, token: token))
            }
        } catch {
            refuse(error, read.request, read.caller)
        }
    }

    private func step(of read: inout LongRead) throws(RPCError) -> LongStep {
        do { return try read.advance(register) } catch { throw RPCError(error) }
    }

    /// Hears what became of an evaluation, and goes on with the read that waited for it.
    public func evaluated(_ token: UInt64, _ outcome: EvaluationOutcome) {
        guard !isStopped, !findingsEvaluated(token, outcome), var read = evaluating.removeValue(forKey: token)
        else { return }
        read.take(outcome)
        longReads.append(read)
    }

    /// Takes out the long reads that began on records which are no more, to be begun anew.
    func takeReads(beyond head: SequenceNumber) -> [LongRead] {
        let all = longReads + evaluating.sorted { $0.key < $1.key }.map(\.value)
        longReads.removeAll { $0.pinned > head }
        evaluating = evaluating.filter { $0.value.pinned <= head }
        return all.filter { $0.pinned > head }
    }

    func begin(_ read: LongRead) throws(RPCError) {
        let drawn = (longReads + evaluating.values).count { $0.makesDraws }
        guard !read.makesDraws || drawn < EngineLimits.drawnReads else {
            throw Self.busy("Too many reads with draws are under way.")
        }
        guard longReads.count + evaluating.count < EngineLimits.longReads else {
            throw Self.busy("Too many long reads are under way.")
        }
        longReads.append(read)
    }
}
