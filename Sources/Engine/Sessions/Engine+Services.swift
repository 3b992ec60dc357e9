// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Model
import Wire

extension Engine {
    /// The present plugin's service of that name.
    func service(named method: String) -> (session: PluginSession, declaration: ServiceDeclaration)? {
        guard let holder = sessions.holder(of: String(method.prefix { $0 != "." })),
            let declaration = holder.services.first(where: { $0.method == method })
        else { return nil }
        return (holder, declaration)
    }

    /// Sends a call down the session of the plugin that offers its method; the answer follows by `hear`, or by an end of
    /// the deadline or the session.
    func callService(_ request: Request, _ caller: Caller) throws(RPCError) {
        endOverdueCalls()
        guard let (session, service) = service(named: request.method) else { throw noService(request.method) }
        try admit(request, to: service, caller)
        guard calls.count(of: session.id) < EngineLimits.callsInFlight else {
            metrics.services.failed(.busy)
            throw Self.busy("“\(session.name)” has \(EngineLimits.callsInFlight) calls under way.")
        }
        let progress: String?
        do { progress = try CallContext.progressToken(request.meta) } catch { throw RPCError(error) }
        let deadline = deadline(of: request)
        let call = ServiceCall(
            id: surroundings.randomText(), number: nextToken(), request: request.id, method: request.method,
            caller: caller, session: session.id, plugin: session.name, user: session.caller.name, progress: progress,
            due: surroundings.elapsed() + UInt64(max(0, deadline.milliseconds - surroundings.now().milliseconds))
                * 1_000_000)
        let context = CallContext(by: caller.name, role: caller.role, deadline: deadline, progress: progress)
        calls.add(call)
        metrics.services.forwarded += 1
        let bytes = Call.service(id: call.id, method: call.method, params: request.params, context)
        effects.append(.forward(session.caller.route, call: call.id, bytes))
    }

    private func admit(_ request: Request, to service: ServiceDeclaration, _ caller: Caller) throws(RPCError) {
        guard caller.role >= service.role else {
            throw Self.notAuthorised(caller, for: service.method, role: service.role)
        }
        guard !isDraining else { throw Self.draining }
        // The other parameters are the plugin's to check.
        let deadline = (request.params.members ?? []).filter { $0.name == Method.deadline.name }
        do { try Shape.check(.object(deadline), [Method.deadline], field: "") } catch { throw RPCError(error) }
        try checkDeadline(request)
    }

    /// The caller's deadline, or the usual one; one that lies far ahead is cut, so that it ends some time.
    private func deadline(of request: Request) -> Instant {
        let now = surroundings.now().milliseconds
        let given = request.params["deadline"]?.text.flatMap { try? Instant($0) }?.milliseconds
        let seconds = Int64(given == nil ? EngineLimits.standardCallSeconds : EngineLimits.longestCallSeconds)
        return Instant(milliseconds: min(given ?? .max, now + seconds * 1_000))
    }

    /// Hears that a call could not be handed to its plugin.
    public func notForwarded(_ id: String, _ reason: ForwardingFailure) {
        guard !isStopped, let call = calls[id] else { return }
        switch reason {
        case .unreachable:
            if let session = sessions.session(call.session) { end(session, because: "gone") }
        case .full:
            _ = calls.remove(id)
            fail(call, .busy, Self.busy("The queue to “\(call.plugin)” is full."))
        }
    }

    /// Hears a plugin's reply. One that nobody waits for is dropped and counted: it is late, given twice, or made up.
    func hear(_ reply: ServiceReply, from user: Caller) {
        endOverdueCalls()
        guard let id = reply.id, let call = calls[id], call.user == user.name else {
            metrics.services.dropped += 1
            return
        }
        _ = calls.remove(id)
        switch reply.outcome {
        case .malformed(let reason): fail(call, .malformed, Self.malformed(call, reason))
        case .result, .error:
            metrics.services.answered(isError: reply.outcome == .error)
            let bytes = reply.forCaller(call.request, sequence: durable.sequence.value)
            effects.append(.reply(call.caller.route, bytes))
        }
    }

    // MARK: Ends

    /// When the next call's deadline is, in nanoseconds of the forward clock, if there is any.
    public var nextDeadline: UInt64? { calls.due }

    /// Answers the calls whose deadline has passed.
    func endOverdueCalls() {
        for call in calls.takeDue(at: surroundings.elapsed()) { fail(call, .deadline, Self.overdue(call)) }
    }

    /// Answers the calls of a session that has ended.
    func endCalls(of session: PluginSession) {
        for call in calls.takeAll(of: session.id) { fail(call, .gone, Self.gone(call)) }
    }

    /// Answers all calls, as the process ends.
    func endAllCalls() {
        for call in calls.takeAll() { fail(call, .drain, Self.cutOff(call)) }
    }

    private func fail(_ call: ServiceCall, _ reason: ServiceMetrics.Failure, _ error: RPCError) {
        metrics.services.failed(reason)
        refuse(error, id: call.request, call.caller)
    }
}
