// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Journal
import Model
import Register
import Wire

extension Engine {
    /// Answers about the daemon, the journal and the plugins.
    func inspect(_ request: Request, _ caller: Caller) throws(RPCError) {
        switch request.method {
        case "rpc.discover":
            describe(Discovery.openRPC(version: surroundings.version, services: sessions.services), request, caller)
        case "event.discover":
            describe(
                Discovery.asyncAPI(version: surroundings.version, publishing: sessions.publishing), request, caller)
        case "system.status": respondAtOnce(request, caller) { status(&$0, caller) }
        case "system.metrics":
            respondAtOnce(request, caller) { writer in
                writer.member("contentType", "application/openmetrics-text; version=1.0.0; charset=utf-8")
                writer.member("text", metrics.text(gauges()))
            }
        case "event.head":
            respondAtOnce(request, caller) { writer in
                writer.member("epoch", Int64(durable.epoch))
                writer.member("hash", "\(durable.hash)")
            }
        case "event.replay": try replay(request, caller)
        case "register.check": try read(request, caller)
        case "analysis.list":
            respondAtOnce(request, caller) { writer in
                writer.key("analyses")
                writer.write(.array(AnalysisKind.all.map(\.datum)))
            }
        case "plugin.list": respondAtOnce(request, caller) { plugins(&$0) }
        case "journal.verify": try ask(.verify(Recording.contentOfFacts), for: .verification, request, caller)
        default: throw Self.unknown(request.method)
        }
    }

    private func describe(_ document: [Datum.Member], _ request: Request, _ caller: Caller) {
        respondAtOnce(request, caller) { writer in
            for member in document {
                writer.key(escaping: member.name)
                writer.write(member.value)
            }
        }
    }

    private func status(_ writer: inout JSONWriter, _ caller: Caller) {
        writer.member("version", surroundings.version)
        writer.member("instance", "\(instance)")
        writer.member("epoch", Int64(durable.epoch))
        writer.key("uptime")
        writer.number(uptime)
        writer.member("claims", Int64(size.claims))
        writer.member("entities", Int64(size.entities))
        writer.member("store", surroundings.store)
        writer.member("role", caller.role.rawValue)
        writer.member("by", caller.name)
        writer.member("plugins", Int64(sessions.present))
        writer.member("memory", surroundings.memory())
        writer.member("health", trouble?.error.message ?? "ok")
    }

    private func plugins(_ writer: inout JSONWriter) {
        writer.key("plugins")
        writer.beginArray()
        for session in sessions.byName.values.sorted(by: { $0.name < $1.name }) {
            writer.plugin(session, head: durable.sequence)
        }
        writer.endArray()
    }

    private var uptime: Double { Double((surroundings.elapsed() - started) / 1_000_000) / 1_000 }

    private func gauges() -> Gauges {
        Gauges(
            head: register.head.value, durable: durable.sequence.value, claims: size.claims,
            entities: size.entities, pending: pending.writes.count, memory: surroundings.memory(),
            uptime: uptime, calls: calls.count,
            plugins: sessions.byName.values.filter { !$0.hasLeft }.sorted { $0.name < $1.name }.map {
                ($0.name, max(0, durable.sequence.value - $0.cursor.value))
            })
    }

    /// What is due once a second: the heartbeat with the head, plugins that have fallen silent, cursors to be saved.
    public func tick() {
        guard !isStopped else { return }
        var writer = JSONWriter(capacity: 128)
        writer.beginObject()
        writer.member("head", durable.sequence.value)
        writer.member("epoch", Int64(durable.epoch))
        writer.member("hash", "\(durable.hash)")
        writer.endObject()
        publishTransient(Topic.heartbeat, writer.finish())
        endSilentSessions()
        endOverdueCalls()
        noticeDay()
        let moved = sessions.takeMoved()
        if !moved.isEmpty { effects.append(.saveCursors(moved)) }
    }

    /// Takes no more requests; what has been decided is still written and answered.
    public func drain() {
        isDraining = true
        for read in longReads + evaluating.values {
            refuse(RPCError(.notPossibleNow, "The daemon is shutting down."), read.request, read.caller)
        }
        longReads = []
        evaluating = [:]
        endAllInquiries()
        endAllCalls()
        let moved = sessions.takeMoved()
        if !moved.isEmpty { effects.append(.saveCursors(moved)) }
    }
}
