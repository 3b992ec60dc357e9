// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

@testable import Register

/// Guarantees 3 and 4: a refused or undone write leaves nothing behind, and the same facts give the same register.
@Suite struct UndoTests {
    /// A run of random commands, of which a third of the accepted ones is taken back at once.
    private struct Run {
        var register = Register()
        var kept: [Transaction] = []
        var refused = 0
        var reverted = 0

        mutating func advance(_ command: Command, at: Instant, revert: Bool) {
            let before = Snapshot(register)
            do {
                let transaction = try register.transact(command, at: at, by: "tester")
                #expect(Snapshot.staleSlots(of: register) == [])
                guard revert else { return kept.append(transaction) }
                register.revert(transaction)
                reverted += 1
            } catch {
                refused += 1
            }
            #expect(Snapshot(register) == before)
            #expect(Snapshot.staleSlots(of: register) == [])
        }
    }

    private func run(seed: UInt64, commands: Int) throws -> Run {
        var random = RandomCommands(seed: seed)
        var run = Run()
        run.advance(try random.opening(), at: Instant(milliseconds: 0), revert: false)
        for number in 0..<commands {
            let time = Instant(milliseconds: Int64(number / 2) * 60_000)
            run.advance(try random.next(), at: time, revert: random.pick(0..<3) == 0)
        }
        return run
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `what is refused or taken back leaves nothing behind`(seed: UInt64) throws {
        let run = try run(seed: seed, commands: 250)
        #expect(run.refused > 20 && run.reverted > 20 && run.kept.count > 40, "the run is no test otherwise")
    }

    @Test(arguments: [5, 6] as [UInt64])
    func `the facts of what was kept give the same register`(seed: UInt64) throws {
        let run = try run(seed: seed, commands: 250)
        var replayed = Register()
        for transaction in run.kept {
            for fact in transaction.facts { replayed.replay(fact) }
            for change in transaction.changes { replayed.advance(to: change.stamp.sequence, at: change.stamp.at) }
        }
        replayed.settle()
        #expect(Snapshot(replayed) == Snapshot(run.register))
        #expect(replayed.slots.all.allSatisfy { replayed.slots[$0].timeline != nil })
    }

    @Test(arguments: [7, 8] as [UInt64])
    func `a whole run can be taken back, the last first`(seed: UInt64) throws {
        var run = try run(seed: seed, commands: 150)
        for transaction in run.kept.reversed() { run.register.revert(transaction) }
        #expect(Snapshot(run.register) == Snapshot(Register()))
    }

    @Test(arguments: [9] as [UInt64])
    func `the answer as recorded at any time is what was answered then`(seed: UInt64) throws {
        var random = RandomCommands(seed: seed)
        var run = Run()
        run.advance(try random.opening(), at: Instant(milliseconds: 0), revert: false)
        var asked: [(SequenceNumber, [SlotKey: Timeline])] = []
        for number in 0..<150 {
            run.advance(try random.next(), at: Instant(milliseconds: Int64(number)), revert: false)
            let keys = run.register.slots.all.map { run.register.slots[$0].key }
            asked.append(
                (
                    run.register.head,
                    Dictionary(uniqueKeysWithValues: keys.map { ($0, run.register.timeline(ofNewest: $0)) })
                ))
        }
        for (sequence, timelines) in asked {
            for (key, timeline) in timelines {
                let view = Viewpoint(on: .distantPast, recorded: sequence)
                #expect(run.register.timeline(key, view) == timeline)
            }
        }
    }
}
