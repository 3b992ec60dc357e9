// SPDX-License-Identifier: Apache-2.0

/// Bounds of the engine's queues and pages; what happens at each is said where it is used.
public enum EngineLimits {
    /// Writes that wait for the journal; beyond it, writes are answered busy.
    public static let pendingWrites = 8_192
    /// Bytes of records that wait for the journal; beyond it, writes are answered busy.
    public static let pendingBytes = 64 << 20
    /// Replies that wait for the journal; beyond it, requests are answered busy.
    public static let heldReplies = 65_536
    /// When a busy peer is told to try again, in milliseconds.
    public static let retryAfter = 50
    /// Recent events kept for replays; older ones come from the journal's reader.
    public static let ringEvents = 16_384
    /// Bytes of recent events kept for replays.
    public static let ringBytes = 16 << 20
    /// Bytes after which a page of a list ends early.
    public static let pageBytes = 1 << 20
    /// After a write that the disk refused, the next one is let through so much later, in nanoseconds.
    static let troublePatience: UInt64 = 1_000_000_000
    /// After it, a record of the daemon's own is tried again so much later, in nanoseconds.
    static let notePatience: UInt64 = 60_000_000_000
    /// Records that are read at the start between two reports of how many.
    static let loadingReport: Int64 = 100_000
    /// Bytes of a write's result after which it lists no further changes.
    static let changesBytes = 512 << 10
    /// Entries of a page whose `limit` was left out.
    public static let standardPage = 100
    /// Events of a replay whose `limit` was left out.
    public static let standardReplay = 1_000
    /// Records that one replay examines at most.
    public static let replayExamined = 10_000
    /// Slots that a long read examines before others get their turn.
    public static let sliceSlots = 500
    /// Timelines that a long read computes before others get their turn, where none are kept for its viewpoint.
    static let sliceTimelines = 100
    /// Long reads with draws under way; beyond it, they are answered busy, while others go on.
    static let drawnReads = 8
    /// Long reads under way; beyond it, they are answered busy.
    public static let longReads = 64
    /// Questions to the journal's reader under way; beyond it, requests are answered busy.
    public static let questions = 512
    /// How often a plugin shows that it lives, in seconds.
    public static let heartbeatSeconds = 1
    /// Heartbeats that a plugin may miss before it counts as gone.
    public static let missedHeartbeats = 3
    /// Plugins that may be registered at once.
    public static let sessions = 1_000
    /// Plugins that have left and are still shown; beyond it, the longest gone are forgotten, but for their cursors.
    public static let leftSessions = 1_000
    /// Calls of one plugin's services under way; beyond it, they are answered busy.
    public static let callsInFlight = 64
    /// How long a plugin has to answer a call that brings no deadline, in seconds.
    public static let standardCallSeconds = 30
    /// The furthest that a call's deadline may lie ahead, in seconds; one further ahead is cut.
    public static let longestCallSeconds = 3_600
    /// Services of all plugins together; beyond it, a registration that brings some is answered busy.
    public static let services = 2_000
    /// Bytes of one plugin's declarations of services; beyond it, its registration is refused.
    static let declarationBytes = 128 << 10
    /// Bytes of all plugins' declarations together; beyond it, a registration that brings some is answered busy.
    static let allDeclarationBytes = 2 << 20
}
