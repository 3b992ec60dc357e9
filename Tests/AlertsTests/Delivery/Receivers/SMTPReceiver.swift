// SPDX-License-Identifier: Apache-2.0

import Threads

/// A mail server that takes what it is given, but for the commands that a test has it refuse.
final class SMTPReceiver: Sendable {
    struct Mail: Hashable, Sendable {
        var from = ""
        var to: [String] = []
        /// As it was sent, dots taken off.
        var text = ""
    }

    private let server: LoopbackServer
    private let content: Monitor<Content>

    private struct Content {
        var mails: [Mail] = []
        var commands: [String] = []
    }

    /// Replies to a command as said, else well; `""` stands for the greeting, `.` for the end of the data. An empty
    /// reply is silence for ever.
    init(_ reply: @escaping @Sendable (_ command: String) -> String? = { _ in nil }) throws {
        let content = Monitor(Content())
        self.content = content
        server = try LoopbackServer { connection in
            var session = Session(connection: connection, content: content, reply: reply)
            session.run()
        }
    }

    var url: String { "smtp://127.0.0.1:\(server.port)" }
    var mails: [Mail] { content.update { $0.mails } }
    var commands: [String] { content.update { $0.commands } }

    private struct Session {
        let connection: LoopbackServer.Connection
        let content: Monitor<Content>
        let reply: @Sendable (String) -> String?
        var mail = Mail()

        mutating func run() {
            guard say("", "220 test ready") else { return }
            while let command = connection.line() {
                content.update { $0.commands.append(command) }
                guard answer(command) else { return }
            }
        }

        private mutating func answer(_ command: String) -> Bool {
            switch command.prefix(4).uppercased() {
            case "EHLO": return say(command, "250-test\r\n250 AUTH PLAIN")
            case "MAIL":
                mail.from = command
                return say(command, "250 fine")
            case "RCPT":
                mail.to.append(command)
                return say(command, "250 fine")
            case "DATA":
                let isTaken = reply(command) == nil
                return say(command, "354 go on") && (!isTaken || takeData())
            case "AUTH": return takeLogin(command)
            case "QUIT":
                _ = say(command, "221 bye")
                return false
            default: return say(command, "502 unknown")
            }
        }

        private func takeLogin(_ command: String) -> Bool {
            guard reply(command) == nil else { return say(command, "") }
            guard connection.write("334 \r\n"), let login = connection.line() else { return false }
            content.update { $0.commands.append(login) }
            return connection.write("235 welcome\r\n")
        }

        private mutating func takeData() -> Bool {
            var lines: [String] = []
            while let line = connection.line(), line != "." {
                lines.append(line.hasPrefix(".") ? String(line.dropFirst()) : line)
            }
            mail.text = lines.joined(separator: "\r\n") + "\r\n"
            let taken = mail
            mail = Mail()
            // Kept before the answer: whoever has the answer may look.
            if reply(".") == nil { content.update { $0.mails.append(taken) } }
            return say(".", "250 taken")
        }

        private func say(_ command: String, _ usual: String) -> Bool {
            let text = reply(command) ?? usual
            if text.isEmpty { connection.waitForEnd() }
            return !text.isEmpty && connection.write(text + "\r\n")
        }
    }
}
