// SPDX-License-Identifier: Apache-2.0

import Client
import Model
import Wire

/// A plugin's requests to a daemon, over a connection of their own beside that of the session.
final class LiveRegister: RegisterLine {
    private let endpoint: String
    private let progress: Progress
    private let patience: Duration
    private var connection: Connection?

    init(endpoint: String, progress: Progress, patience: Duration) {
        self.endpoint = endpoint
        self.progress = progress
        self.patience = patience
    }

    /// Calls over the connection; one that brought no answer is replaced, for a peer that was refused is not connected
    /// again by libzmq.
    func call(_ method: String, _ params: Datum) throws(ClientError) -> Datum {
        let connection = try connected()
        do throws(ClientError) {
            return try connection.call(method, params)
        } catch {
            if case .refused = error {} else { self.connection = nil }
            throw error
        }
    }

    private func connected() throws(ClientError) -> Connection {
        if let connection { return connection }
        let made = try Connection(endpoint: endpoint, patience: patience)
        connection = made
        return made
    }

    /// A session that ended meanwhile is begun again by the other thread, so that is told as a daemon that is away.
    func publish(_ params: Datum) throws(ClientError) -> Datum {
        guard let session = progress.current.session else { throw notRegistered }
        let members = (params.members ?? []) + [.init("session", .string(session))]
        do throws(ClientError) {
            return try call("event.publish", .object(members))
        } catch {
            guard case .refused(let refusal) = error, refusal.code == .notFound else { throw error }
            throw notRegistered
        }
    }

    private var notRegistered: ClientError {
        .noDaemon(endpoint: endpoint, reason: "the plugin's session ended, and it registers again")
    }
}
