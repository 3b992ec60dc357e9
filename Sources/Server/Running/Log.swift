// SPDX-License-Identifier: Apache-2.0

import Chronology
import Glibc

/// How grave a line of the log is.
public enum LogLevel: String, CaseIterable, Comparable, Sendable {
    case error, warning, info, debug

    /// The less grave is the greater.
    public static func < (a: LogLevel, b: LogLevel) -> Bool { a.order < b.order }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Writes lines to the standard error: on a terminal with the time, under a service manager without, for it adds one.
public struct Log: Sendable {
    private let level: LogLevel
    private let showsTime: Bool

    /// A log that leaves out what is less grave than a level.
    public init(level: LogLevel, environment: [String: String]) {
        self.level = level
        showsTime = environment["JOURNAL_STREAM"] == nil
    }

    /// Writes one line. Control characters in it are escaped, so that nobody's text can forge another line.
    public func write(_ level: LogLevel, _ message: String) {
        guard level <= self.level else { return }
        let time = showsTime ? "\(Clock.now()) " : ""
        let line = Array("\(time)\(level.rawValue): \(Self.escaped(message))\n".utf8)
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            if isControl {
                escaped += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// The clocks of the system.
enum Clock {
    /// The wall clock.
    static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// Nanoseconds of a clock that only goes forward.
    static func elapsed() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

/// What the process uses of the machine.
enum Process {
    /// Bytes of memory that are resident.
    static func memory() -> Int64 {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 128)
        guard fgets(&buffer, Int32(buffer.count), file) != nil else { return 0 }
        let fields = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }.split(separator: UInt8(ascii: " "))
        guard fields.count > 1, let pages = Int64(String(decoding: fields[1], as: UTF8.self)) else { return 0 }
        return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    }
}
