// SPDX-License-Identifier: Apache-2.0

/// How the scripted register behaves: as the protocol says, unless a scenario changes something here.
struct Manners {
    /// The wait before a method is answered.
    var delays: [String: Duration] = [:]
    /// How many further requests of a method get no answer.
    var swallows: [String: Int] = [:]
    /// Whether `plugin.register` is refused because the name is held.
    var holdsName = false
    /// Whether questions about the register's content wait for an answer.
    var holdsReads = false
    /// The most records that one replay examines; a page may always be short.
    var pageLimit: Int64 = 1_000
}
