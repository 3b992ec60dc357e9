// SPDX-License-Identifier: Apache-2.0

import Foundation

/// State that one thread changes and another waits for; so that no test has to sleep.
///
/// `@unchecked Sendable`: every access to `state` holds the condition's lock.
public final class Watched<State>: @unchecked Sendable {
    private let condition = NSCondition()
    private var state: State

    /// Begins with a state.
    public init(_ state: sending State) { self.state = state }

    /// Reads or changes the state, and wakes whoever waits for a change.
    @discardableResult
    public func change<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
        condition.lock()
        defer { condition.unlock() }
        let result = try body(&state)
        condition.broadcast()
        return result
    }

    /// Waits until `body` gives something; nil after a time in which a working test is long done.
    public func wait<Result>(within seconds: Double = 20, _ body: (inout State) -> Result?) -> Result? {
        condition.lock()
        defer { condition.unlock() }
        let end = Date(timeIntervalSinceNow: seconds)
        while true {
            if let result = body(&state) { return result }
            guard condition.wait(until: end) else { return body(&state) }
        }
    }
}
