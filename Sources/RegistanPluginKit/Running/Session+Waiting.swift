// SPDX-License-Identifier: Apache-2.0

import Client
import Messaging
import Model
import Service
import Wire

extension Session {
    /// Asks and waits for the answer; nil where the plugin ends before that, unless this is the last that it asks.
    mutating func ask(
        _ method: String, _ params: Datum, _ channel: SessionChannel, patience: Duration, isLast: Bool = false
    ) throws(ClientError) -> Datum? {
        let start = ContinuousClock.now
        var id: Int64?
        while isLast || !isOver {
            if id == nil { id = try channel.send(method, params) }
            wait(id == nil ? .milliseconds(20) : patience - start.duration(to: .now), channel)
            if let result = try answer(to: id, channel) { return result }
            if let obstacle = id == nil ? channel.obstacle : nil { throw obstacle }
            let waited = start.duration(to: .now)
            if id == nil, waited > min(patience, Connection.longestHandshake) { throw channel.notLetIn }
            if waited > patience { throw .noAnswer(method: method, after: patience) }
        }
        return nil
    }

    private func answer(to id: Int64?, _ channel: SessionChannel) throws(ClientError) -> Datum? {
        while true {
            switch try channel.receive() {
            case .nothing: return nil
            case .reply(id, .success(let result)): return result
            case .reply(id, .failure(let error)): throw .refused(error)
            case .reply, .request, .other: continue
            }
        }
    }

    /// Waits for the time, the daemon, a signal or the worker.
    mutating func wait(_ duration: Duration, _ channel: SessionChannel? = nil) {
        var poller = Poller()
        _ = poller.add(descriptor: signals.descriptor)
        _ = poller.add(descriptor: progress.sessionWakeup.descriptor)
        _ = channel?.watch(in: &poller)
        // A poll that fails, which valid descriptors give no cause for, ends the wait early.
        _ = try? poller.wait(max(.zero, duration))
        progress.sessionWakeup.drain()
        notification.tell(.alive)
        takeSignals()
    }

    private mutating func takeSignals() {
        while let signal = signals.next() {
            guard signal != .hangUp else {
                log(.info, "The settings are read at the start only; restart the plugin to have them read again.")
                continue
            }
            guard !isLeaving else { continue }
            isLeaving = true
            log(.info, "Ending after what is in hand.")
            notification.tell(.stopping)
            progress.stop()
        }
    }

    /// The same failure again and again is told once.
    mutating func report(_ error: ClientError) {
        guard error != lastFailure else { return }
        lastFailure = error
        log(.warning, "\(error)")
        notification.tell(.status("waiting for the daemon: \(error)"))
    }
}
