// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Wire

/// What an ``EventStream`` tells its consumer.
public enum Occurrence: Hashable, Sendable {
    /// An event; `json` is its CloudEvent exactly as published.
    case event(Event, json: [UInt8])
    /// The register has gone into another epoch.
    case epochChanged(EpochChange)
}

/// A register that went into another epoch, after a restore or an accepted truncation.
public struct EpochChange: Hashable, Sendable {
    /// The epoch that the stream followed.
    public let previous: Int64?
    /// The epoch in force.
    public let current: Int64
    /// Where the stream goes on.
    public let cursor: SequenceNumber
    /// Whether the stream had seen events that are no longer part of the register. It then goes on from the head, and
    /// the consumer reads anew what it keeps; else the cursor stayed valid and nothing is missing.
    public let startsOver: Bool
}

/// How patient a stream is.
public struct StreamTiming: Hashable, Sendable {
    /// After so long without any message the stream asks by itself; the daemon's heart beats once a second.
    public var silence: Duration
    /// The longest wait for an answer.
    public var patience: Duration
    /// The wait before asking again after a first failure; it doubles with each further one.
    public var firstDelay: Duration
    /// The longest such wait.
    public var longestDelay: Duration

    /// The protocol's times, or others.
    public init(
        silence: Duration = .seconds(3), patience: Duration = .seconds(3), firstDelay: Duration = .milliseconds(100),
        longestDelay: Duration = .seconds(5)
    ) {
        self.silence = silence
        self.patience = patience
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
    }

    /// The longest wait for an answer, however often there was none.
    public static let longestPatience = Duration.seconds(60)

    /// How long to wait for an answer after so many failures in a row: it doubles with each, so that a daemon that is
    /// slow, and not gone, gets to answer.
    public func patience(afterFailures count: Int) -> Duration {
        max(patience, min(Self.longestPatience, patience * (1 << min(max(count, 0), 16))))
    }

    /// The wait after so many failures in a row.
    public func delay(afterFailures count: Int) -> Duration {
        min(longestDelay, firstDelay * (1 << min(max(count - 1, 0), 16)))
    }
}
