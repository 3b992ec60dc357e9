// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// How the program ends, for scripts.
enum ExitCode: Int32, CaseIterable, Sendable {
    case done = 0
    /// The register refused; the reason and the remedy are printed.
    case refused = 1
    /// The command line makes no sense.
    case usage = 2
    /// No daemon answered.
    case noDaemon = 3
    case notAuthorised = 4
    case pluginUnavailable = 5
    /// A write got no answer: it may have happened or not.
    case outcomeUnknown = 6
}

/// Why a command ends without having done its work: a sentence, what to do about it, and the exit code.
struct Failure: Error, Hashable, Sendable {
    let code: ExitCode
    let sentence: String
    let hint: String?
    /// What is wrong one by one, where it is many things: a line each.
    let details: [String]
    /// Which item of a request the daemon refused, where it was one of several.
    let item: Int?

    init(_ code: ExitCode, _ sentence: String, hint: String? = nil, details: [String] = [], item: Int? = nil) {
        self.code = code
        self.sentence = sentence
        self.hint = hint
        self.details = details
        self.item = item
    }

    /// The command line makes no sense.
    static func usage(_ sentence: String, hint: String? = nil) -> Failure { Failure(.usage, sentence, hint: hint) }

    /// What was typed is refused before anything was sent.
    init(_ rejection: Rejection) {
        let name = rejection.field.split(separator: ".").last.map(String.init) ?? ""
        // Most reasons name the field themselves.
        let place = name.isEmpty || rejection.reason.contains("“\(name)”") ? "" : "\(name): "
        self.init(.usage, place + rejection.reason, hint: rejection.hint)
    }

    /// The daemon refused.
    init(_ error: RPCError) {
        let code: ExitCode =
            switch error.code {
            case .notAuthorised: .notAuthorised
            case .noSuchService, .pluginSilent: .pluginUnavailable
            case .outcomeUnknown: .outcomeUnknown
            default: .refused
            }
        // The message of a refusal ends with its hint; it is printed once.
        var sentence = error.message
        if let hint = error.hint, sentence.hasSuffix(hint) {
            sentence.removeLast(hint.count)
            while sentence.last == " " { sentence.removeLast() }
        }
        if sentence.isEmpty { sentence = error.message }
        // What a plugin's own code means is told by the plugin's documentation, if at all.
        if error.code.isForeign { sentence += " (\(error.code.rawValue))" }
        self.init(
            code, sentence, hint: Self.remedy(error),
            item: error.field.flatMap { Rejection.item(inField: $0)?.number })
    }

    private static func remedy(_ error: RPCError) -> String? {
        guard error.code == .pluginSilent, let plugin = error.given?.split(separator: ".").first else {
            return error.hint ?? error.retryAfter.map { "Try again in \($0) ms." }
        }
        let start =
            "registan plugins \(plugin) shows how it is. Where it has left: systemctl start registan-plugin@\(plugin)"
        return [error.hint, start].compactMap(\.self).joined(separator: "\n")
    }
}
