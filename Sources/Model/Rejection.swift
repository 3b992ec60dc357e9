// SPDX-License-Identifier: Apache-2.0

/// Why the register does not take a request: a value that goes to whoever asked, never to the log as a failure.
///
/// The sentence says what is wrong; the other members say where, what was given and what to do about it.
public struct Rejection: Error, Hashable, Sendable, CustomStringConvertible {
    /// What sort of refusal it is; the wire turns it into a code.
    public enum Sort: Hashable, Sendable {
        /// The request is not of the form that its method takes.
        case invalid
        /// It names something that does not exist.
        case notFound
        /// It contradicts what is already recorded.
        case conflict
        /// It is larger than a limit allows.
        case tooLarge
    }

    /// What sort of refusal it is.
    public var sort: Sort
    /// Where: a path such as `claims[3].value.status`; empty where it concerns the whole request.
    public var field: String
    /// What was given there, as text, cut at 200 characters.
    public var given: String?
    /// The sentence that says what is wrong.
    public var reason: String
    /// What is allowed, or what to do instead.
    public var hint: String?

    /// States a refusal.
    public init(_ sort: Sort, field: String, given: String? = nil, reason: String, hint: String? = nil) {
        self.sort = sort
        self.field = field
        self.given = given.map { String($0.prefix(200)) }
        self.reason = reason
        self.hint = hint
    }

    /// The same refusal, seen from the object that holds the field: `status` becomes `claims[3].value.status`.
    public func within(_ outer: String) -> Rejection {
        var copy = self
        copy.field = field.isEmpty ? outer : field.hasPrefix("[") ? outer + field : "\(outer).\(field)"
        return copy
    }

    /// The list and the number that a field such as `claims[3].subject` begins with; nil where it does not.
    public static func item(inField field: String) -> (list: Substring, number: Int)? {
        guard let open = field.firstIndex(of: "["), let close = field[open...].firstIndex(of: "]"),
            let number = Int(field[field.index(after: open)..<close])
        else { return nil }
        return (field[..<open], number)
    }

    /// One line for people.
    public var description: String {
        [field.isEmpty ? nil : "\(field):", reason, hint].compactMap { $0 }.joined(separator: " ")
    }
}
