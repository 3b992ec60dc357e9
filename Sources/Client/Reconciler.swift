// SPDX-License-Identifier: Apache-2.0

import Chronology

/// Decides how a subscriber's cursor moves: all of the rules and nothing else, without sockets or clocks.
///
/// The cursor moves in two ways only: to cursor + 1 by a live event of the epoch that is followed, and to the `next` of
/// a replay, the last sequence that it examined. Whatever else is heard is a doorbell, after which a replay is asked
/// for, one at a time. So with a filter, which makes gaps look like what was not asked for, nothing is missed.
///
/// Times are measured from any fixed moment on one clock.
struct Reconciler {
    /// Up to where everything was delivered; nil until the head is known, for a subscriber that starts there.
    private(set) var cursor: SequenceNumber?
    /// The epoch that the cursor belongs to; nil until the daemon told.
    private(set) var epoch: Int64?
    private let timing: StreamTiming

    /// The furthest sequence that was heard of, and the furthest since the question under way was asked.
    private var rung = SequenceNumber.zero
    private var rungSinceAsking = SequenceNumber.zero
    /// Something was heard that only an answer can clear up, such as another epoch.
    private var isInDoubt = true
    private var heardAt: Duration
    private var inquiry = Inquiry.idle(notBefore: .zero)
    private var failures = 0

    private enum Inquiry {
        case idle(notBefore: Duration)
        case asked(Question, at: Duration)
    }

    /// Starts after a cursor, or from the head.
    init(after cursor: SequenceNumber?, epoch: Int64?, timing: StreamTiming, at now: Duration) {
        (self.cursor, self.epoch, self.timing, heardAt) = (cursor, epoch, timing, now)
    }
}

// MARK: - What to do next

extension Reconciler {
    /// What a subscriber asks the daemon.
    enum Question: Hashable {
        /// Where the head is.
        case head
        /// What came after a cursor.
        case replay(after: SequenceNumber, epoch: Int64?)
    }

    /// What to do next.
    enum Step: Hashable {
        /// Ask, and give back the answer, or the failure.
        case ask(Question)
        /// Replace the sockets: they are silent, and a client that was refused is not connected again by libzmq.
        case reconnect
        /// Listen, at most until that time.
        case listen(until: Duration)
    }

    /// Decides the next step. A step other than listening counts as begun.
    mutating func step(at now: Duration) -> Step {
        switch inquiry {
        case .asked(_, let asked) where now >= asked + timing.patience(afterFailures: failures):
            failed(at: now)
            return .reconnect
        case .asked(_, let asked):
            return .listen(until: asked + timing.patience(afterFailures: failures))
        case .idle(let notBefore):
            if isSilent(at: now) { return breakSilence(at: now) }
            guard needsAnswer else { return .listen(until: heardAt + timing.silence) }
            guard now >= notBefore else { return .listen(until: notBefore) }
            return ask(at: now)
        }
    }

    /// Whether nothing was heard for longer than the daemon is ever silent.
    func isSilent(at now: Duration) -> Bool { now >= heardAt + timing.silence }

    private var needsAnswer: Bool {
        guard let cursor, epoch != nil else { return true }
        return isInDoubt || rung > cursor
    }

    private mutating func breakSilence(at now: Duration) -> Step {
        heardAt = now
        isInDoubt = true
        return .reconnect
    }

    private mutating func ask(at now: Duration) -> Step {
        let question = cursor.map { Question.replay(after: $0, epoch: epoch) } ?? .head
        inquiry = .asked(question, at: now)
        rungSinceAsking = .zero
        return .ask(question)
    }
}

// MARK: - What was heard

extension Reconciler {
    /// Hears a live recorded event; whether to deliver it now. If not, it will come with a replay, or was delivered.
    mutating func hear(_ sequence: SequenceNumber, epoch: Int64?, at now: Duration) -> Bool {
        guard let cursor, epoch != nil, epoch == self.epoch, sequence == cursor.next else {
            hear(head: sequence, epoch: epoch, at: now)
            return false
        }
        heardAt = now
        self.cursor = sequence
        return true
    }

    /// Hears where the head is.
    mutating func hear(head: SequenceNumber, epoch: Int64?, at now: Duration) {
        heardAt = now
        rung = max(rung, head)
        rungSinceAsking = max(rungSinceAsking, head)
        if epoch != self.epoch { isInDoubt = true }
    }

    /// Hears something that says no more than that the daemon lives.
    mutating func hearSomething(at now: Duration) { heardAt = now }
}

// MARK: - Answers

extension Reconciler {
    /// What a replay told, without the events themselves.
    struct Page: Hashable {
        let next: SequenceNumber
        let head: SequenceNumber
        let epoch: Int64
    }

    /// What becomes of an answer.
    struct Verdict: Hashable {
        /// The events after this one are to be delivered; nil if none are.
        var deliverAfter: SequenceNumber?
        /// The epoch is another.
        var change: EpochChange?
    }

    /// Takes the answer to ``Question/head``.
    mutating func told(head: SequenceNumber, epoch: Int64, at now: Duration) {
        guard case .asked(.head, _) = inquiry else { return }
        (cursor, self.epoch) = (head, epoch)
        settle(head: head, at: now)
    }

    /// Takes the answer to ``Question/replay(after:epoch:)``.
    mutating func told(_ page: Page, at now: Duration) -> Verdict {
        guard case .asked(.replay(let after, _), _) = inquiry, let cursor else { return Verdict() }
        guard page.head >= after else { return startOver(epoch: page.epoch, head: page.head, at: now) }
        guard page.next > after || page.next >= page.head else { return stuck(at: now) }
        let isOtherEpoch = epoch != nil && page.epoch != epoch
        // Live events moved the cursor meanwhile, in an epoch that has ended: only the daemon knows whether they still count.
        guard !isOtherEpoch || cursor == after else { return askAgain() }
        let change =
            isOtherEpoch ? EpochChange(previous: epoch, current: page.epoch, cursor: cursor, startsOver: false) : nil
        self.cursor = max(cursor, page.next)
        epoch = page.epoch
        settle(head: page.head, at: now)
        return Verdict(deliverAfter: cursor, change: change)
    }

    /// Takes the refusal of a cursor that belongs to another epoch.
    mutating func forked(epoch: Int64, head: SequenceNumber, at now: Duration) -> Verdict {
        guard case .asked = inquiry else { return Verdict() }
        return startOver(epoch: epoch, head: head, at: now)
    }

    /// Takes it that the question could not be put, or was not answered; asks again after a growing delay, or the given one.
    mutating func failed(at now: Duration, retryAfter: Duration? = nil) {
        failures += 1
        isInDoubt = true
        inquiry = .idle(notBefore: now + (retryAfter ?? timing.delay(afterFailures: failures)))
    }

    private mutating func startOver(epoch: Int64, head: SequenceNumber, at now: Duration) -> Verdict {
        let change = EpochChange(previous: self.epoch, current: epoch, cursor: head, startsOver: true)
        (cursor, self.epoch) = (head, epoch)
        settle(head: head, at: now)
        return Verdict(change: change)
    }

    /// A replay that examines nothing although there is more would be asked for in a circle.
    private mutating func stuck(at now: Duration) -> Verdict {
        failed(at: now)
        return Verdict()
    }

    private mutating func askAgain() -> Verdict {
        isInDoubt = true
        inquiry = .idle(notBefore: .zero)
        return Verdict()
    }

    /// An answer outranks what rang before the question: that may have been of an epoch that ended.
    private mutating func settle(head: SequenceNumber, at now: Duration) {
        rung = max(head, rungSinceAsking)
        (isInDoubt, failures, heardAt) = (false, 0, now)
        inquiry = .idle(notBefore: .zero)
    }
}
