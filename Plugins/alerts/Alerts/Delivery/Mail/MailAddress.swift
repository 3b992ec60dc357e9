// SPDX-License-Identifier: Apache-2.0

/// The address of a mailbox, `local@domain`, in the ASCII forms that need no quoting (RFC 5321, section 4.1.2): no
/// text that could end a header or a command gets in.
struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    /// Bytes of an address, at most.
    static let longest = 254

    let description: String
    /// What stands after the @.
    let domain: String

    init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.longest, parts.count == 2, Self.isDotted(parts[0], Self.localMarks),
            Self.isDotted(parts[1], "-")
        else { return nil }
        description = text
        domain = String(parts[1])
    }

    private static let localMarks = "!#$%&'*+-/=?^_`{|}~"

    /// Parts between dots, none empty, each of letters, digits and some marks.
    private static func isDotted(_ text: Substring, _ marks: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || marks.contains($0)) }
        }
    }
}
