// SPDX-License-Identifier: Apache-2.0

/// An object as it was written, whose members are taken one by one; what is not allowed is refused at once.
public struct WrittenObject {
    /// The members, in the order in which they were written.
    public let members: [Datum.Member]

    /// Takes an object apart, and refuses what is none.
    ///
    /// - Parameter allowed: the names that may occur; nil leaves that check to the caller.
    public init(_ datum: Datum, allowed: [String]?) throws(Rejection) {
        guard let members = datum.members else {
            throw Rejection(
                .invalid, field: "", given: datum.summary, reason: "An object is expected here, not \(datum.sort).",
                hint: allowed.map { "Its members are \($0.joined(separator: ", "))." })
        }
        self.members = members
        guard let allowed, let unknown = members.first(where: { !allowed.contains($0.name) }) else { return }
        throw Rejection(
            .invalid, field: unknown.name, given: unknown.name, reason: "There is no member “\(unknown.name)” here.",
            hint: didYouMean(unknown.name, among: allowed) + "Allowed are \(allowed.joined(separator: ", ")).")
    }

    /// The value of a member; nil where it is missing or null.
    public subscript(name: String) -> Datum? {
        // A literal nil would be the datum `null` here, and not the absence of one.
        members.first { $0.name == name && $0.value != .null }?.value
    }

    /// The text of a member, if it is there.
    public func text(_ name: String, atMost limit: Int = FieldType.longestText) throws(Rejection) -> String? {
        guard let datum = self[name] else { return nil }
        guard let text = datum.text else {
            throw Rejection(
                .invalid, field: name, given: datum.summary, reason: "“\(name)” is text, not \(datum.sort).")
        }
        guard text.utf8.count <= limit else {
            throw Rejection(
                .tooLarge, field: name, given: text, reason: "“\(name)” has \(text.utf8.count) bytes.",
                hint: "At most \(limit) are allowed.")
        }
        return text
    }

    /// The text of a member that must be there and not be empty.
    public func requiredText(_ name: String, atMost limit: Int = FieldType.longestText) throws(Rejection) -> String {
        guard let text = try text(name, atMost: limit), !text.isEmpty else {
            throw Rejection(.invalid, field: name, reason: "“\(name)” is missing.", hint: "Give it as text.")
        }
        return text
    }
}
