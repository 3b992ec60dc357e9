// SPDX-License-Identifier: Apache-2.0

import Messaging

/// The process's one messaging context; libzmq 4.3.4 has known faults with several.
enum SharedContext {
    private static let outcome = Result { () throws(MessagingError) in try MessagingContext() }

    /// The context, made at the first use.
    static func get() throws(MessagingError) -> MessagingContext { try outcome.get() }
}
