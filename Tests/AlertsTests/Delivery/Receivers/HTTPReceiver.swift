// SPDX-License-Identifier: Apache-2.0

import Threads

/// An HTTP server that answers as a test wants, and keeps what it was asked.
final class HTTPReceiver: Sendable {
    struct Request: Hashable, Sendable {
        let line: String
        /// By their names in lower case.
        let headers: [String: String]
        let body: [UInt8]
    }

    enum Answer: Sendable {
        case status(Int, headers: [String] = [], body: String = "")
        /// Nothing at all.
        case silence
        /// A byte now and then, never a whole header.
        case trickle
        /// A good status, and a body that never comes.
        case unfinished
        /// A good status, and a body without end.
        case endless
    }

    /// The address of the receiver.
    var url: String { "\(shown)/hook" }
    /// The address without the path.
    var shown: String { "http://127.0.0.1:\(server.port)" }
    var port: UInt16 { server.port }

    private let server: LoopbackServer
    private let requests: Monitor<[Request]>

    /// Answers each request by its number, from 0.
    init(_ answer: @escaping @Sendable (Int) -> Answer = { _ in .status(200) }) throws {
        let requests = Monitor<[Request]>([])
        self.requests = requests
        server = try LoopbackServer { connection in
            while let request = Self.read(connection) {
                let number = requests.update { requests -> Int in
                    requests.append(request)
                    return requests.count - 1
                }
                guard Self.give(answer(number), connection) else { return }
            }
        }
    }

    /// What came so far.
    var received: [Request] { requests.update { $0 } }

    /// Waits for so many requests.
    func wait(for count: Int) -> [Request]? {
        requests.wait(atMost: .seconds(20)) { $0.count >= count ? $0 : nil }
    }

    func end() { server.end() }

    private static func read(_ connection: LoopbackServer.Connection) -> Request? {
        guard let line = connection.line() else { return nil }
        var headers: [String: String] = [:]
        while let header = connection.line(), !header.isEmpty {
            let parts = header.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
        }
        return Request(
            line: line, headers: headers, body: connection.bytes(Int(headers["content-length"] ?? "") ?? 0))
    }

    /// Whether the connection goes on.
    private static func give(_ answer: Answer, _ connection: LoopbackServer.Connection) -> Bool {
        switch answer {
        case .status(let status, let headers, let body):
            let lines = ["HTTP/1.1 \(status) Said", "Content-Length: \(body.utf8.count)"] + headers
            return connection.write(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
        case .silence: connection.waitForEnd()
        case .trickle: while connection.write("H") {}
        case .unfinished:
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12")
            connection.waitForEnd()
        case .endless:
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n")
            while connection.write(String(repeating: "x", count: 64 << 10)) {}
        }
        return false
    }
}
