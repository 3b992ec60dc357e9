// SPDX-License-Identifier: Apache-2.0

/// Where an export is written piece by piece: a file that appears whole, or the output.
final class ExportTarget {
    private let file: (any NewFile)?
    private let output: Output
    private var pending: [UInt8] = []

    /// Bytes that are gathered before they are handed on.
    private static let portion = 64 << 10

    /// Begins the file at once, so that a place that cannot be written to is told before anything is asked.
    init(_ path: String?, in surroundings: Surroundings) throws(Failure) {
        file = try path.map { (path) throws(Failure) in try surroundings.createFile(path) }
        output = surroundings.output
    }

    func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) throws(Failure) {
        pending += bytes
        if pending.count >= Self.portion { try handOn() }
    }

    /// Ends it. An output that was closed early got a part only, which must not pass for the whole.
    func finish() throws(Failure) {
        try handOn()
        try file?.finish()
    }

    private func handOn() throws(Failure) {
        if let file { try file.write(pending) } else { output.print(bytes: pending) }
        pending.removeAll(keepingCapacity: true)
        guard file != nil || !output.isClosed else {
            throw Failure(
                .refused, "The output was closed before the export was whole.", hint: "Write to a file: -o FILE.")
        }
    }
}
