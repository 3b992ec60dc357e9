// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model
public import Wire

/// A call of a plugin's service.
public struct ServiceCall: Hashable, Sendable {
    /// The method as the caller named it, `<plugin>.<service>`.
    public let method: String
    /// The parameters, as the declaration has them; what is left out is not there.
    public let parameters: Datum
    /// The caller's name.
    public let by: String
    /// The caller's role, which is not below the service's.
    public let role: Role
    /// Until when the caller waits.
    public let deadline: Instant
    /// The caller's token, for ``RegisterAccess/progress(_:_:_:)``; nil where it does not ask how far the plugin is.
    public let progressToken: String?
}

/// Why a plugin does not do what it was asked, in words for the caller.
public struct ServiceRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The refusal as it goes out.
    public let error: RPCError

    /// A parameter that cannot stand.
    ///
    /// - Parameters:
    ///   - message: a sentence.
    ///   - field: the parameter.
    ///   - hint: what to do.
    public static func invalid(_ message: String, field: String? = nil, hint: String? = nil) -> ServiceRefusal {
        ServiceRefusal(error: RPCError(.invalidParams, message, field: field, hint: hint))
    }

    /// Something that does not exist.
    public static func notFound(_ message: String, field: String? = nil, hint: String? = nil) -> ServiceRefusal {
        ServiceRefusal(error: RPCError(.notFound, message, field: field, hint: hint))
    }

    /// Something that cannot be done as things are; nothing was done.
    public static func notPossibleNow(_ message: String, hint: String? = nil) -> ServiceRefusal {
        ServiceRefusal(error: RPCError(.notPossibleNow, message, hint: hint))
    }

    /// The sentence.
    public var description: String { error.message }
}
