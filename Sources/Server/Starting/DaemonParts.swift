// SPDX-License-Identifier: Apache-2.0

import Engine
import Messaging
import Service

/// What a daemon is made of, once everything that can fail at the start has succeeded.
struct DaemonParts: ~Copyable {
    let engine: Engine
    /// Where requests are taken, for the log.
    let endpoint: String
    let journal: JournalDesk
    let evaluations: EvaluationDesk
    let mailbox: Mailbox<OwnerMail>
    let wakeup: Wakeup
    let access: AccessRules
    /// Whether a service manager started it, for many users.
    let isService: Bool
    let log: Log
    let manager: ServiceNotification
    /// Reads the configuration again, for what can be changed while running.
    let reload: () throws -> (access: AccessRules, log: Log)
    let signals: Signals
    let router: RouterSocket
    let publisher: XPubSocket
    let zap: ZAPHandler
}
