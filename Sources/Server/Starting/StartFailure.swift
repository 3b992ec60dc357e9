// SPDX-License-Identifier: Apache-2.0

import Service

/// Why the daemon does not start, as a sentence for the operator.
public struct StartFailure: Error, CustomStringConvertible {
    /// The sentence.
    public let description: String

    init(_ description: String) { self.description = description }

    /// A dataset that was refused, which leaves the register as it was.
    static func nothingLoaded(_ reason: String) -> StartFailure {
        let ending = reason.last.map { ".?!".contains($0) } ?? true ? "" : "."
        return StartFailure("\(reason)\(ending) Nothing was loaded.")
    }
}

extension StartFailure {
    /// What cannot be read.
    init(_ error: ServiceError) { self.init("“\(error.path ?? "")” cannot be read: \(error.message).") }
}
