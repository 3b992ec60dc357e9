// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Model
import Register
import Wire

extension Engine {
    /// Takes a message from a peer: exactly one reply will follow, unless it is itself a reply.
    ///
    /// A message that cannot be read gets an error and harms nobody else.
    ///
    /// - Returns: whether a reply follows, now or later.
    public func receive(_ bytes: UnsafeRawBufferPointer, from caller: Caller) -> Bool {
        guard !isStopped else { return false }
        let begun = surroundings.elapsed()
        let datum: Datum
        do {
            let view = try parser.view(bytes)
            if let reply = ServiceReply(view) {
                hear(reply, from: caller)
                return false
            }
            datum = view.datum
        } catch {
            refuse(RPCError(error), id: nil, caller)
            return true
        }
        do {
            let request = try Request(reading: datum)
            let name = metricName(of: request.method)
            answer(request, from: caller)
            metrics.called(name, surroundings.elapsed() - begun)
        } catch {
            refuse(error.error, id: error.id, caller)
        }
        return true
    }

    /// Services go by one name, for plugins may call theirs what they like.
    private func metricName(of method: String) -> String {
        Catalogue.method(named: method)?.name ?? (service(named: method) == nil ? "unknown" : "service")
    }

    /// Answers a request that was well formed, or one that has to be answered anew.
    func answer(_ request: Request, from caller: Caller) {
        do throws(RPCError) {
            guard let method = Catalogue.method(named: request.method) else {
                return try callService(request, caller)
            }
            try admit(request, to: method, caller)
            switch method.effect {
            case .read: try read(request, caller)
            case .write: try write(request, caller)
            case .inspect: try inspect(request, caller)
            case .session: try session(request, caller)
            case .publish: try publish(request, caller)
            }
        } catch {
            refuse(error, request, caller)
        }
    }

    /// Checks everything that holds for all methods: role, deadline, the form of the parameters, the load.
    private func admit(_ request: Request, to method: Method, _ caller: Caller) throws(RPCError) {
        guard caller.role >= method.role else { throw Self.notAuthorised(caller, for: method.name, role: method.role) }
        guard !isDraining else { throw Self.draining }
        guard !pending.holdsTooMany else { throw Self.busy("Too many replies wait for the journal.") }
        do { try Shape.check(request.params, method.parameters, field: "") } catch { throw RPCError(error) }
        try checkDeadline(request)
    }

    func checkDeadline(_ request: Request) throws(RPCError) {
        guard let text = request.params["deadline"]?.text else { return }
        let deadline: Instant
        do { deadline = try Instant(text) } catch {
            throw RPCError(
                .invalidParams, "“deadline” is not a time: \(error.reason).", field: "deadline", given: text,
                hint: error.hint ?? "Give a time such as 2026-01-31T12:00:00Z.")
        }
        guard surroundings.now() <= deadline else {
            throw RPCError(
                .deadlinePassed, "The deadline has passed; nothing was done.", field: "deadline", given: text,
                hint: "Ask again with a later one.")
        }
    }

    func read(_ request: Request, _ caller: Caller) throws(RPCError) {
        do {
            let question = try Question(Parameters(datum: request.params), register: register, now: surroundings.now())
            guard let read = try LongRead(request, from: caller, question, register) else {
                return try readAtOnce(request, question, caller)
            }
            try begin(read)
        } catch let rejection as Rejection {
            throw RPCError(rejection)
        } catch {
            throw error as? RPCError ?? Self.unknown(request.method)
        }
    }

    private func readAtOnce(_ request: Request, _ question: Question, _ caller: Caller) throws(Rejection) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("sequence", register.head.value)
        _ = try Reader(register: register, question: question).answer(request.method, &writer)
        writer.endObject()
        respond(request, caller, result: writer.finish())
    }

    // MARK: Replies

    /// Sends a result once the register's head is durable.
    func respond(_ request: Request, _ caller: Caller, result: [UInt8]) {
        send(Reply.result(request.id, raw: result), for: request, caller)
    }

    /// Sends an error once the register's head is durable, for it may speak of what is pending.
    func refuse(_ error: RPCError, _ request: Request, _ caller: Caller) {
        metrics.refused(error.code)
        send(Reply.error(request.id, error), for: request, caller)
    }

    /// Sends an error that speaks of the message alone.
    func refuse(_ error: RPCError, id: RequestID?, _ caller: Caller) {
        metrics.refused(error.code)
        effects.append(.reply(caller.route, Reply.error(id, error)))
    }

    /// Sends a result about what is durable already.
    func respondAtOnce(_ request: Request, _ caller: Caller, _ body: (inout JSONWriter) -> Void) {
        let bytes = Reply.result(request.id) { writer in
            writer.beginObject()
            writer.member("sequence", durable.sequence.value)
            body(&writer)
            writer.endObject()
        }
        effects.append(.reply(caller.route, bytes))
    }

    private func send(_ bytes: [UInt8], for request: Request, _ caller: Caller) {
        if register.head <= durable.sequence {
            effects.append(.reply(caller.route, bytes))
        } else {
            pending.hold(HeldReply(sequence: register.head, caller: caller, bytes: bytes, request: request))
        }
    }

    // MARK: Errors

    static func unknown(_ method: String) -> RPCError {
        let names = Catalogue.methods.map(\.name)
        return RPCError(
            .methodNotFound, "There is no method “\(method.prefix(80))”.", field: "method",
            given: String(method.prefix(80)),
            hint: didYouMean(method, among: names) + "“rpc.discover” lists them all.")
    }

    static func notAuthorised(_ caller: Caller, for method: String, role: Role) -> RPCError {
        RPCError(
            .notAuthorised, "“\(method)” takes the role “\(role.rawValue)”.", field: "method",
            given: caller.role.rawValue, reason: "You are “\(caller.name)” with the role “\(caller.role.rawValue)”.",
            hint: "Ask the operator for it.")
    }

    static let draining = RPCError(
        .notPossibleNow, "The daemon is shutting down; nothing was done.", hint: "Ask again later.")

    static func busy(_ reason: String) -> RPCError {
        RPCError(
            .busy, "\(reason) Nothing was done.", reason: reason,
            hint: "Try again in \(EngineLimits.retryAfter) ms.", retryAfter: EngineLimits.retryAfter)
    }
}

extension RPCError {
    /// A message that is not JSON as this protocol takes it.
    init(_ error: JSONError) {
        let isTooLarge = error.kind == .tooLarge
        self.init(
            isTooLarge ? .tooLarge : .parseError, error.message, given: error.offset.map { "at byte \($0)" },
            hint: isTooLarge
                ? "Send less at a time." : "Send one JSON-RPC 2.0 request, in UTF-8, without repeated names.")
    }
}
