// SPDX-License-Identifier: Apache-2.0

import Configuration
import Glibc
import Wire

/// Who may do what: local users by number, and a role for all others.
struct AccessRules: Sendable {
    /// A peer that may come in: the name that stands as `by`, and its role.
    struct Peer: Hashable, Sendable {
        let name: String
        let role: Role
    }

    /// What users get who are not listed.
    enum Others: Hashable, Sendable {
        /// Operator for the user whose run directory it is and for root; analyst under a service manager.
        case byDirectory
        case role(Role)
        case nobody
    }

    private let listed: [UInt32: Peer]
    private let others: Others

    init(_ settings: Settings) throws(ConfigurationError) {
        var listed: [UInt32: Peer] = [:]
        for row in settings.rows("access.local") {
            guard case .integer(let number) = row["uid"],
                let role = row.optionalString("role").flatMap(Role.init(rawValue:))
            else {
                throw ConfigurationError(
                    at: .file("access.local"), key: "access.local",
                    reason: "A listed user has a “uid” and a “role”; one of them is missing.")
            }
            let uid = UInt32(number)
            listed[uid] = Peer(name: row.optionalString("name") ?? UserNames.name(of: uid), role: role)
        }
        self.listed = listed
        others =
            switch settings.string("access.local-role") {
            case "default": .byDirectory
            case "none": .nobody
            case let word: Role(rawValue: word).map { .role($0) } ?? .nobody
            }
    }

    /// Who a local user is; nil where that user may not come in.
    ///
    /// - Parameter isService: whether a service manager started the daemon, for many users rather than for its own.
    func peer(uid: UInt32, isService: Bool) -> Peer? {
        if let peer = listed[uid] { return peer }
        let role: Role? =
            switch others {
            case .byDirectory: isService && uid != 0 ? .analyst : .operator
            case .role(let role): role
            case .nobody: nil
            }
        return role.map { Peer(name: UserNames.name(of: uid), role: $0) }
    }
}

/// Names of users by number.
enum UserNames {
    /// The system's name for a user, or `uid-` and the number. Reads the user database, which may be slow: ask once.
    static func name(of uid: UInt32) -> String {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        guard getpwuid_r(uid, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name else {
            return "uid-\(uid)"
        }
        return String(cString: name)
    }
}
