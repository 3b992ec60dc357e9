// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Messaging

extension SocketTests {
    @Suite struct BindTests {
        @Test(arguments: [FileMode.owner, .group, .everyone])
        func `a socket file has the mode that was asked for, and the mask is restored`(mode: FileMode) throws {
            let server = try TestServer()
            try server.router.bind(server.directory.endpoint("command.sock"), mode: mode)
            var status = stat()
            #expect(lstat(server.directory.path + "/command.sock", &status) == 0)
            #expect(status.st_mode & 0o777 == mode.rawValue)
            let path = server.directory.path + "/plain"
            close(open(path, O_CREAT | O_WRONLY, 0o666))
            #expect(lstat(path, &status) == 0)
            #expect(status.st_mode & 0o600 == 0o600)
        }

        @Test func `a stale socket file is replaced`() throws {
            let server = try TestServer()
            let endpoint = try server.directory.endpoint("command.sock")
            try leaveStaleSocket(at: server.directory.path + "/command.sock")
            try server.router.bind(endpoint)
            let client = try TestDealer(server.context, endpoint)
            try client.send([bytes("hello")], through: server)
            _ = try server.request()
        }

        @Test func `a file that is no socket is left alone`() throws {
            let server = try TestServer()
            let path = server.directory.path + "/precious"
            try Data("text".utf8).write(to: URL(fileURLWithPath: path))
            let error = #expect(throws: MessagingError.self) { try server.router.bind(.ipc(path: path)) }
            #expect(error?.code == .inUse)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "text")
        }

        @Test func `a port that is taken, a foreign address and a missing directory are told apart`() throws {
            let server = try TestServer()
            let taken = try server.router.bind(Endpoint("tcp://127.0.0.1:0"))
            let key = ServerSecurity.curve(secretKey: try .generate())
            let cases: [(Endpoint, MessagingError.Code)] = [
                (taken, .inUse),
                (try Endpoint("tcp://192.0.2.1:5555"), .notFound),
                (try Endpoint("ipc://\(server.directory.path)/missing/command.sock"), .notFound),
            ]
            for (endpoint, code) in cases {
                let error = #expect(throws: MessagingError.self) {
                    try server.events.bind(endpoint, security: key)
                }
                #expect(error?.code == code)
                #expect(error?.endpoint == endpoint.description)
            }
        }

        /// Binds a socket to a path and closes it without removing its file, as a killed process does.
        private func leaveStaleSocket(at path: String) throws {
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            let bound = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            #expect(bound == 0)
            close(descriptor)
        }
    }
}
