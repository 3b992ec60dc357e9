// SPDX-License-Identifier: Apache-2.0

import Journal

/// Which idempotency keys were used, and for what. The replies themselves stay in the journal, for they are many.
struct IdempotencyKeys {
    /// A key belongs to its writer: two of them may use the same text.
    struct Scoped: Hashable {
        let by: String
        let key: String
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

    func standing(of key: Scoped, _ digest: Digest) -> Standing {
        guard let known = digests[key] else { return .new }
        return known == digest ? .same : .other
    }

    mutating func remember(_ key: Scoped, _ digest: Digest) { digests[key] = digest }

    mutating func forget(_ key: Scoped) { digests[key] = nil }
}
