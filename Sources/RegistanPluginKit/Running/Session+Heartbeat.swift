// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Service

extension Session {
    /// The watchdog is fed after each wait, so it may ask for a shorter one.
    func interval(_ registration: Registration) -> Duration {
        min(registration.heartbeat, notification.watchdogInterval ?? registration.heartbeat)
    }

    func heartbeat(_ registration: Registration) -> Datum {
        let report = progress.current
        var members = acknowledgement(registration)
        members.append(.init("state", isLeaving ? "leaving" : "running"))
        members.append(.init("deadLetters", .integer(Int64(report.deadLetters))))
        if let error = report.lastError { members.append(.init("lastError", .string(error))) }
        let parts = health.parts.map(\.datum)
        if !parts.isEmpty { members.append(.init("parts", .array(parts))) }
        return .object(members)
    }

    /// Names the session and acknowledges what the worker has settled. What it settled in another epoch is not
    /// acknowledged: the register may have forked below it, which the worker hears with its next replay.
    func acknowledgement(_ registration: Registration) -> [Datum.Member] {
        let report = progress.current
        let settled = report.epoch == registration.epoch ? report.cursor : nil
        let cursor = settled.map { Datum.Member("cursor", .integer($0.value)) }
        return [.init("session", .string(registration.session))] + [cursor].compactMap(\.self)
    }
}
