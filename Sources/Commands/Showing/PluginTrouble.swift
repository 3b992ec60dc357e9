// SPDX-License-Identifier: Apache-2.0

import Model

/// What is wrong with a plugin, each as a sentence with what to do.
struct PluginTrouble {
    private let plugin: Datum

    /// A plugin that is further behind than this does not merely catch its breath.
    static let mostLag: Int64 = 1_000

    /// - Parameter plugin: an element of `plugin.list`.
    init(_ plugin: Datum) { self.plugin = plugin }

    /// The sentences, those about the whole plugin first.
    var sentences: [String] { [absence, lag, deadLetters, error].compactMap(\.self) + parts.compactMap(sentence) }

    /// Whether the plugin has left.
    static func hasLeft(_ plugin: Datum) -> Bool { plugin["state"]?.text == "left" }

    /// The parts that a plugin tells of, such as the sinks of alerts.
    static func parts(_ plugin: Datum) -> [Datum] { plugin["parts"]?.elements ?? [] }

    private var name: String { plugin["name"]?.text ?? "" }
    private var hasLeft: Bool { Self.hasLeft(plugin) }
    /// Records that it has not dealt with; a plugin that hears nothing acknowledges nothing.
    private var behind: Int64 { plugin["topics"]?.elements?.isEmpty == false ? plugin["lag"]?.integer ?? 0 : 0 }
    private var parts: [Datum] { hasLeft ? [] : Self.parts(plugin) }

    private var absence: String? {
        guard hasLeft, behind > 0 else { return nil }
        return
            "The plugin \(name) has left and is \(counted(behind, "record")) behind. If it is still wanted, start it "
            + "again, for example with: systemctl start registan-plugin@\(name)"
    }

    private var lag: String? {
        guard !hasLeft, behind > Self.mostLag else { return nil }
        return
            "The plugin \(name) is \(counted(behind, "record")) behind. It may be catching up; if the lag grows, its "
            + "log says what holds it up."
    }

    private var deadLetters: String? {
        guard let count = plugin["deadLetters"]?.integer, count > 0 else { return nil }
        let standing = count == 1 ? "It stands with its error" : "They stand with their errors"
        return "The plugin \(name) has set \(counted(count, "event")) aside. \(standing) in "
            + "dead-letters.jsonl of its state directory; mend the cause, then start it once with --retry-dead-letters."
    }

    private var error: String? {
        guard !hasLeft, let error = plugin["lastError"]?.text, !error.isEmpty else { return nil }
        return "The plugin \(name) reports: \(error)"
    }

    private func sentence(_ part: Datum) -> String? {
        let whole = "\(part["name"]?.text ?? "") of the plugin \(name)"
        let error = part["lastError"]?.text.flatMap { $0.isEmpty ? nil : $0 }
        if let count = part["deadLetters"]?.integer, count > 0 {
            return "\(whole) has set \(grouped(count)) aside" + (error.map { ", the last for: \($0)" } ?? ".")
        }
        return error.map { "\(whole) reports: \($0)" }
    }
}
