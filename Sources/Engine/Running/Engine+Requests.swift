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

    private func readAtOnce(_ request: Request, _ question: Question, _ caller: Caller) throws {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("sequence", register.head.value)
        let reader = Reader(register: register, question: question)
        guard try reader.answer(request.method, &writer) else { throw Self.unknown(request.method) }
        writer.endObject()
        respond(request, caller, result: writer.finish())
    }
}
