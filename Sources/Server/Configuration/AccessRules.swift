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
    private let names: UserNames

    init(_ settings: Settings) throws(ConfigurationError) {
        let names = UserNames()
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
            listed[uid] = Peer(name: row.optionalString("name") ?? names[uid], role: role)
        }
        self.listed = listed
        self.names = names
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
        return role.map { Peer(name: names[uid], role: $0) }
    }
}

/// Names of users by number, read once: the user database may be slow, and the owner thread asks for every connection.
struct UserNames: Sendable {
    private var names: [UInt32: String] = [:]

    /// The most users whose names are kept.
    private static let most = 100_000

    /// Reads the system's users, as far as it lists them.
    init() {
        setpwent()
        defer { endpwent() }
        while names.count < Self.most, let entry = getpwent() {
            guard let name = entry.pointee.pw_name, names[entry.pointee.pw_uid] == nil else { continue }
            names[entry.pointee.pw_uid] = String(cString: name)
        }
    }

    /// The system's name for a user, or `uid-` and the number.
    subscript(uid: UInt32) -> String { names[uid] ?? "uid-\(uid)" }
}
