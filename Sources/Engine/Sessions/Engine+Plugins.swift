// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Model
import Wire

extension Engine {
    func session(_ request: Request, _ caller: Caller) throws(RPCError) {
        do {
            let parameters = Parameters(datum: request.params)
            switch request.method {
            case "plugin.register": try register(parameters, request, caller)
            case "plugin.heartbeat": try beat(parameters, request, caller)
            case "plugin.leave": try leave(parameters, request, caller)
            default: throw Self.unknown(request.method)
            }
        } catch let rejection as Rejection {
            throw RPCError(rejection)
        } catch {
            throw error as? RPCError ?? Self.unknown(request.method)
        }
    }

    private func register(_ parameters: Parameters, _ request: Request, _ caller: Caller) throws {
        let session = try PluginSession(
            reading: parameters, id: surroundings.randomText(), caller: caller, cursor: sessions.cursor(of:),
            seen: surroundings.elapsed())
        try checkRoom(for: session)
        guard let holder = sessions.holder(of: session.name) else { return admit(session, request) }
        // Whether the old session still lives decides; a peer that has gone is found out within milliseconds.
        let token = nextToken()
        questions[token] = AwaitedAnswer(
            purpose: .nameHeld(session, holder: holder.id), request: request, caller: caller)
        effects.append(.probe(holder.caller.route, token: token))
    }

    /// All services are shown together, so that those of one plugin must leave room for others. A plugin that comes back
    /// takes the place of its old session, so that a full house keeps nobody out who was in it.
    private func checkRoom(for session: PluginSession) throws(RPCError) {
        let holder = sessions.holder(of: session.name)
        guard holder != nil || sessions.present < EngineLimits.sessions else {
            throw Self.busy("Too many plugins are registered.")
        }
        guard !session.services.isEmpty else { return }
        let (count, bytes) = (holder?.services.count ?? 0, holder?.declarationBytes ?? 0)
        guard sessions.services.count - count + session.services.count <= EngineLimits.services,
            sessions.declarationBytes - bytes + session.declarationBytes <= EngineLimits.allDeclarationBytes
        else { throw Self.busy("The plugins that are here offer too many services for these to be added.") }
    }

    /// Hears whether a route that was to be probed still leads to a peer.
    public func probed(_ token: UInt64, isReachable: Bool) {
        guard !isStopped, let asked = questions.removeValue(forKey: token),
            case .nameHeld(let session, let probed) = asked.purpose
        else { return }
        let holder = sessions.holder(of: session.name)
        // Whoever was admitted under the name during the probe has just shown that it lives.
        if let holder, isReachable || holder.id != probed {
            let error = RPCError(
                .conflict, "A plugin named “\(session.name)” is registered and lives.", field: "name",
                given: session.name,
                hint: "Stop it first, or give this one another name.")
            return refuse(error, id: asked.request.id, asked.caller)
        }
        if let holder { end(holder, because: "gone") }
        admit(session, asked.request)
    }

    private func admit(_ session: PluginSession, _ request: Request) {
        sessions.add(session)
        effects.append(.keep(session.caller.route))
        announce("joined", session)
        respondAtOnce(request, session.caller) { writer in
            writer.member("session", session.id)
            writer.member("heartbeatSeconds", Int64(EngineLimits.heartbeatSeconds))
            writer.member("epoch", Int64(durable.epoch))
            writer.member("cursor", min(session.cursor, durable.sequence).value)
            writer.member("head", durable.sequence.value)
        }
    }

    private func beat(_ parameters: Parameters, _ request: Request, _ caller: Caller) throws {
        var session = try session(of: parameters, caller)
        try session.read(beat: parameters, durable: durable.sequence, seen: surroundings.elapsed())
        sessions.beat(session)
        respondAtOnce(request, caller) { writer in
            writer.member("head", durable.sequence.value)
            writer.member("epoch", Int64(durable.epoch))
        }
    }

    private func leave(_ parameters: Parameters, _ request: Request, _ caller: Caller) throws {
        var session = try session(of: parameters, caller)
        try session.read(beat: parameters, durable: durable.sequence, seen: surroundings.elapsed())
        sessions.beat(session)
        respondAtOnce(request, caller) { _ in }
        end(session, because: "left")
    }

    /// The session that a request names, which must be its caller's.
    func session(of parameters: Parameters, _ caller: Caller) throws(RPCError) -> PluginSession {
        let id = parameters.text("session") ?? ""
        guard let session = sessions.session(id), session.caller.name == caller.name else {
            throw RPCError(
                .notFound, "There is no such session.", field: "session", given: id, hint: "Register again.")
        }
        return session
    }

    /// Ends sessions that have missed their heartbeats.
    func endSilentSessions() {
        let patience = UInt64(EngineLimits.heartbeatSeconds * EngineLimits.missedHeartbeats + 1) * 1_000_000_000
        let now = surroundings.elapsed()
        guard now > patience else { return }
        for session in sessions.silent(since: now - patience) { end(session, because: "silent") }
    }

    func end(_ session: PluginSession, because reason: String) {
        sessions.leave(session.name)
        effects.append(.release(session.caller.route))
        endCalls(of: session)
        announce("left", session, reason)
    }

    private func announce(_ what: String, _ session: PluginSession, _ reason: String? = nil) {
        var writer = JSONWriter(capacity: 128)
        writer.beginObject()
        writer.member("name", session.name)
        writer.member("version", session.version)
        if let reason { writer.member("reason", reason) }
        writer.endObject()
        publishTransient("plugin.\(what).\(session.name)", writer.finish())
    }

    /// Publishes an event that is not recorded.
    func publishTransient(_ topic: String, _ data: [UInt8]) {
        let json = events.transient(topic: topic, id: surroundings.randomText(), at: surroundings.now(), data: data)
        effects.append(.publish(topic: topic, json))
    }
}
