// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Model
import Wire

/// The daemon behind its sockets.
final class DaemonTransport: Transport {
    private let endpoints: Endpoints
    private let connection: Connection

    /// - Parameter patience: how long to wait for an answer; nil for the usual time.
    init(_ endpoints: Endpoints, patience: Duration? = nil) throws(Failure) {
        self.endpoints = endpoints
        do throws(ClientError) {
            connection = try Connection(
                endpoint: endpoints.command, patience: patience ?? Connection.standardPatience)
        } catch {
            throw Failure(error)
        }
    }

    func call(_ method: String, _ params: Datum) throws(Failure) -> Received {
        do throws(ClientError) {
            let (result, json) = try connection.callBytes(method, params)
            return Received(result: result, json: json)
        } catch {
            throw Failure(error)
        }
    }

    func call(_ method: String, _ params: Datum, _ waiting: Waiting) throws(Failure) -> Received {
        let following = waiting.progress.flatMap { ProgressFollowing($0, endpoints) }
        do throws(ClientError) {
            let (result, json) = try connection.callBytes(
                method, params, within: waiting.patience, progress: waiting.progress?.token
            ) { following?.hear() }
            return Received(result: result, json: json)
        } catch {
            throw Failure(error)
        }
    }

    func follow(topics: [String], after: SequenceNumber?) throws(Failure) -> any Following {
        guard let events = endpoints.events else {
            throw .usage(
                "Where the events come from is not known.", hint: "Give --events ENDPOINT, or set REGISTAN_EVENTS.")
        }
        do throws(ClientError) {
            return DaemonEvents(
                try EventStream(
                    events: events, command: endpoints.command, topics: topics, after: after,
                    transient: !topics.isEmpty))
        } catch {
            throw Failure(error)
        }
    }
}

/// How far a call is, heard beside it. Without it the call goes on the same, so that no failure of it matters.
private final class ProgressFollowing {
    private let stream: EventStream
    private let hearing: (Datum) -> Void

    /// Nil where the events cannot be heard.
    init?(_ progress: Waiting.Progress, _ endpoints: Endpoints) {
        guard let events = endpoints.events,
            let stream = try? EventStream(
                events: events, command: endpoints.command, topics: ["call.progress.\(progress.token)"], after: nil,
                transient: true)
        else { return nil }
        self.stream = stream
        hearing = progress.hear
    }

    /// Tells what has come.
    func hear() {
        while case .event(let event, _)? = try? stream.next(within: .zero) { hearing(event.data) }
    }
}

/// The daemon's events; those that are not recorded, such as heartbeats, only where topics are asked for.
private final class DaemonEvents: Following {
    private let stream: EventStream

    /// How long one wait lasts before the command looks whether anybody still reads.
    private static let wait = Duration.seconds(1)

    init(_ stream: EventStream) { self.stream = stream }

    func next() throws(Failure) -> Heard? {
        do throws(ClientError) {
            switch try stream.next(within: Self.wait) {
            case .event(let event, let json): return .event(event, json: json)
            case .epochChanged(let change): return .epochChanged(change)
            case nil: return nil
            }
        } catch {
            throw Failure(error)
        }
    }
}

extension Failure {
    /// A call without a result.
    init(_ error: ClientError) {
        switch error {
        case .noDaemon(let endpoint, let reason):
            // The reason has its remedy behind a semicolon.
            let parts = reason.split(separator: "; ", maxSplits: 1)
            let remedy = parts.count == 2 ? parts[1].prefix(1).uppercased() + parts[1].dropFirst() + "." : nil
            self.init(.noDaemon, "No daemon answers at \(endpoint): \(parts.first ?? "nobody listens").", hint: remedy)
        case .refused(let refusal): self.init(refusal)
        case .noAnswer: self.init(.noDaemon, error.description)
        case .outcomeUnknown: self.init(.outcomeUnknown, error.description)
        case .malformed: self.init(.noDaemon, error.description)
        }
    }
}
