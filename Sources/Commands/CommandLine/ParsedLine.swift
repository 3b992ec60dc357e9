// SPDX-License-Identifier: Apache-2.0

/// The words behind a command, told apart.
struct ParsedLine: Hashable {
    /// Words without a name, in order.
    var arguments: [String] = []
    /// Words after `--`, where the command tells them apart; elsewhere they are arguments.
    var trailing: [String]?
    /// The values of the options that were given; an option without a value has an empty list.
    var options: [String: [String]] = [:]

    /// The value of an option; nil where it was not given.
    subscript(option: String) -> String? { options[option]?.first }

    /// Every value of an option that may be given several times.
    func all(_ option: String) -> [String] { options[option] ?? [] }

    /// Whether an option was given.
    func has(_ option: String) -> Bool { options[option] != nil }

    /// The argument at a place; nil where there are fewer.
    func argument(_ place: Int) -> String? { arguments.indices.contains(place) ? arguments[place] : nil }
}
