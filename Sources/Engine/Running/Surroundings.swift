// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// Everything that the engine would otherwise have to look up outside: clocks, chance, and what the composition knows.
public struct Surroundings {
    /// The wall clock.
    public var now: () -> Instant
    /// Nanoseconds of a clock that only goes forward, for timings.
    public var elapsed: () -> UInt64
    /// A random number, for the ids of sessions and of transient events.
    public var random: () -> UInt64
    /// Bytes of memory that the process uses.
    public var memory: () -> Int64
    /// The version of the program.
    public var version: String
    /// What the journal is kept in.
    public var store: String

    /// States the surroundings.
    public init(
        now: @escaping () -> Instant, elapsed: @escaping () -> UInt64, random: @escaping () -> UInt64,
        memory: @escaping () -> Int64, version: String, store: String
    ) {
        self.now = now
        self.elapsed = elapsed
        self.random = random
        self.memory = memory
        self.version = version
        self.store = store
    }

    /// A random text of 32 hexadecimal digits.
    func randomText() -> String {
        [random(), random()].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }
}
