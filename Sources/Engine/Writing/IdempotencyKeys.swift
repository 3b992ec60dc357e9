// SPDX-License-Identifier: Apache-2.0

import Journal

/// Which idempotency keys were used, and for what. The replies themselves stay in the journal, for they are many.
struct IdempotencyKeys {
    /// A key belongs to its writer: two of them may use the same text.
    struct Scoped: Hashable {
        let by: String
        let key: String
    }

    /// A key with what it is used for.
    struct Use {
        let key: Scoped
        /// Of the request, or of what stands for it.
        let digest: Digest

        /// What the daemon records itself: what it says is its key.
        init(saying identity: String) {
            digest = Digest(hashing: Array(identity.utf8))
            key = Scoped(by: Recording.daemon, key: "\(digest)")
        }

        init(_ key: Scoped, _ digest: Digest) { (self.key, self.digest) = (key, digest) }
    }

    /// How a key stands to a request.
    enum Standing {
        /// It was never used.
        case new
        /// It was used for the same request.
        case same
        /// It was used for another request.
        case other
    }

    private var digests: [Scoped: Digest] = [:]

    func standing(of use: Use) -> Standing {
        guard let known = digests[use.key] else { return .new }
        return known == use.digest ? .same : .other
    }

    mutating func remember(_ use: Use) { digests[use.key] = use.digest }

    mutating func forget(_ key: Scoped) { digests[key] = nil }
}
