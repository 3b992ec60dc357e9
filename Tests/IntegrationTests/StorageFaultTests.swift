// SPDX-License-Identifier: Apache-2.0

import Client
import Foundation
import Glibc
import Model
import Testing
import Wire

/// What a disk that is full or fails does to the daemon: nothing acknowledged is lost, and nothing else is acknowledged.
@Suite struct StorageFaultTests {
    @Test(.enabled(if: SmallDisk.isPossible, "mounting a tmpfs takes root"))
    func `on a full disk writes are refused, reads go on, and with room again writes succeed`() throws {
        let place = try Place()
        defer { place.remove() }
        let disk = try SmallDisk(at: place.data)
        defer { disk.unmount() }
        let daemon = try Daemon(place)
        defer { daemon.end() }
        let connection = try daemon.connection()
        _ = try connection.call("entity.register", Workload.entities)
        try disk.fill()

        var (workload, ledger) = (Workload(seed: 5), Ledger())
        let refused = try Self.write(&workload, &ledger, to: connection, most: 5_000) { $0 != nil }
        #expect(refused?.code == .notPossibleNow)
        #expect(refused?.message.contains("disk is full") == true)
        #expect(try connection.call("system.status")["health"]?.text != "ok")
        #expect(ledger.lost(from: try Replay(connection)).isEmpty, "reads go on")

        try disk.empty()
        let still = try Self.write(&workload, &ledger, to: connection, most: .max, within: .patience) { $0 == nil }
        #expect(still == nil)
        #expect(try connection.call("system.status")["health"]?.text == "ok")
        #expect(try daemon.terminate() == 0)
        try daemon.restart()
        let replay = try Replay(try daemon.connection())
        #expect(ledger.lost(from: replay).isEmpty)
        #expect(Set(replay.claims.keys) == Set(ledger.entries.keys), "what was refused left nothing behind")
    }

    /// Writes until an outcome, the error or nil, is the awaited one, and gives it.
    private static func write(
        _ workload: inout Workload, _ ledger: inout Ledger, to connection: Connection, most: Int,
        within patience: Duration = .seconds(60), until isAwaited: (RPCError?) -> Bool
    ) throws -> RPCError? {
        let deadline = ContinuousClock.now + patience
        var count = 0
        while count < most, ContinuousClock.now < deadline {
            count += 1
            let (key, parameters) = workload.next()
            let refused = try refusal {
                try ledger.note(key, try connection.call("claim.assert", parameters))
            }
            if isAwaited(refused) { return refused }
        }
        throw Failed("the awaited outcome did not come")
    }

    @Test(.enabled(if: FailingSync.isPossible, "there is no C compiler"))
    func `after a sync that failed nothing is acknowledged, and the restart verifies`() throws {
        let place = try Place()
        defer { place.remove() }
        let fault = try FailingSync(in: place)
        let daemon = try Daemon(place, environment: fault.environment)
        defer { daemon.end() }
        _ = try daemon.connection().call("entity.register", Workload.entities)
        var (workload, ledger) = (Workload(seed: 11), Ledger())
        var pipeline = try Pipeline(daemon)
        for _ in 0..<100 {
            try pipeline.fill(&workload)
            guard let (key, outcome) = try pipeline.receive() else { throw Failed("no reply came") }
            try ledger.note(key, try outcome.get())
        }
        try fault.begin()
        let before = pipeline.open.count
        try pipeline.fill(&workload)
        #expect(try daemon.child.wait() == 1, "\(daemon.child)")
        #expect(daemon.child.transcript.contains { $0.contains("Nothing more is acknowledged") }, "\(daemon.child)")
        while let (key, outcome) = try pipeline.receive(within: .zero) { try ledger.note(key, try outcome.get()) }
        #expect(pipeline.open.count > 0 && before > 0)

        try daemon.restart()
        let connection = try daemon.connection()
        let replay = try Replay(connection)
        #expect(ledger.lost(from: replay).isEmpty)
        #expect(replay.sequences() == Array(1...Int64(replay.records.count)))
        #expect(try connection.call("journal.verify")["ok"]?.bool == true)
    }
}

/// A file system of a few megabytes in memory, mounted for one test.
private final class SmallDisk {
    private static let size = "8m"
    private let path: String
    private var ballast: String { path + "/ballast" }

    /// Whether this process may mount, found out by trying.
    static let isPossible: Bool = {
        guard let place = try? Place(), let disk = try? SmallDisk(at: place.path + "/tried") else { return false }
        disk.unmount()
        place.remove()
        return true
    }()

    init(at path: String) throws {
        self.path = path
        guard mkdir(path, 0o700) == 0, mount("tmpfs", path, "tmpfs", 0, "size=\(Self.size),mode=0700") == 0 else {
            throw Failed("mount: \(String(cString: strerror(errno)))")
        }
    }

    /// Takes nearly all room.
    func fill() throws {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { throw Failed("statvfs") }
        let spared = 256 << 10
        let count = Int(status.f_bavail) * Int(status.f_frsize) - spared
        try Data(count: count).write(to: URL(filePath: ballast))
    }

    /// Gives the room back.
    func empty() throws { try FileManager.default.removeItem(atPath: ballast) }

    func unmount() { umount2(path, Int32(MNT_DETACH)) }
}

/// `Faults/failing-sync.c`, compiled for one test.
private struct FailingSync {
    static let compiler: String? = ["/usr/bin/cc", "/usr/bin/clang", "/usr/bin/gcc"].first { (path: String) in
        access(path, X_OK) == 0
    }
    static var isPossible: Bool { compiler != nil }

    private let library: String
    private let trigger: String

    init(in place: Place) throws {
        library = place.path + "/failing-sync.so"
        trigger = place.path + "/begin"
        let source = Files.package + "/Tests/IntegrationTests/Faults/failing-sync.c"
        let child = try Child(
            Self.compiler ?? "", ["-shared", "-fPIC", "-o", library, source, "-ldl"], environment: place.environment)
        defer { child.end() }
        guard try child.wait() == 0 else { throw Failed("\(child)") }
    }

    var environment: [String: String] { ["LD_PRELOAD": library, "REGISTAN_FAIL_SYNC": trigger] }

    /// From now on every sync fails.
    func begin() throws { try Data().write(to: URL(filePath: trigger)) }
}
