// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// A call of a plugin's service: the daemon passes it on, and answers for the plugin when the deadline is over.
struct ServiceCall {
    private let method: String
    private let params: [Datum.Member]
    private let seconds: Int64?

    /// The longest deadline that can be given, in seconds.
    static let mostSeconds: Int64 = 3_600
    /// The daemon's own deadline where none is given, in seconds.
    private static let standardSeconds: Int64 = 30
    /// So much longer than the deadline the daemon is waited for, in seconds: its word on it is better than none.
    private static let grace: Int64 = 5

    /// - Parameter seconds: until the deadline; nil leaves it to the daemon.
    init(_ method: String, _ params: [Datum.Member], seconds: Int64?) {
        self.method = method
        self.params = params
        self.seconds = seconds
    }

    /// Makes it, and shows how far it is where a person watches.
    func make(by invocation: Invocation) throws(Failure) -> Datum {
        let patience = Duration.seconds((seconds ?? Self.standardSeconds) + Self.grace)
        return try invocation.ask(
            method, try parameters(at: invocation.surroundings.now()),
            Waiting(patience: patience, progress: Self.progress(in: invocation.surroundings)))
    }

    private func parameters(at now: Instant) throws(Failure) -> [Datum.Member] {
        guard let seconds else { return params }
        guard !params.contains(where: { $0.name == "deadline" }) else {
            throw .usage("The deadline is given twice.", hint: "Give it as --deadline or in the parameters, not both.")
        }
        let deadline = Instant(milliseconds: now.milliseconds + seconds * 1_000)
        return params + [.init("deadline", .string(deadline.description))]
    }

    private static func progress(in surroundings: Surroundings) -> Waiting.Progress? {
        guard surroundings.isWatched else { return nil }
        let line = Progress(in: surroundings)
        return Waiting.Progress(token: surroundings.newKey()) { line.show(ProgressText.line($0)) }
    }
}

/// How far a service is, as its plugin tells it.
enum ProgressText {
    /// The most characters of a line, so that it can be written over.
    private static let longest = Terminal.standardWidth - 1

    /// `40%  twelve of thirty sent`; the share and the text each where they are told.
    static func line(_ data: Datum) -> String {
        let share = data["fraction"]?.number.map { "\(Int((min(max($0, 0), 1) * 100).rounded()))%" }
        let line = [share, data["text"]?.text.map(printable)].compactMap(\.self).joined(separator: "  ")
        return String(line.prefix(longest))
    }
}
