// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

// What callers of services are told, and what to do about it.
extension Engine {
    /// Why a method that the catalogue does not have leads nowhere: it is mistyped, or its plugin is not here.
    func noService(_ method: String) -> RPCError {
        let given = String(method.prefix(80))
        let parts = method.split(separator: ".", maxSplits: 1)
        let isNear = !didYouMean(method, among: Catalogue.methods.map(\.name)).isEmpty
        guard parts.count == 2, !Catalogue.isOwnWord(parts[0]), !isNear else { return Self.unknown(method) }
        let plugin = String(parts[0].prefix(64))
        guard let holder = sessions.holder(of: plugin) else { return noPlugin(plugin, given: given) }
        let methods = holder.services.map(\.method)
        return RPCError(
            .noSuchService, "The plugin “\(plugin)” offers no “\(given)”.", field: "method", given: given,
            hint: didYouMean(method, among: methods)
                + (methods.isEmpty ? "It offers nothing." : "It offers \(Self.list(methods))."))
    }

    private func noPlugin(_ plugin: String, given: String) -> RPCError {
        let here = sessions.byName.values.filter { !$0.hasLeft }.sorted { $0.name < $1.name }
        let near = didYouMean(given, among: here.flatMap { $0.services.map(\.method) })
        let names = here.isEmpty ? "No plugin is here." : "Here are \(Self.list(here.map(\.name)))."
        let hasLeft = sessions.byName[plugin] != nil
        return RPCError(
            .noSuchService,
            hasLeft ? "The plugin “\(plugin)” has left." : "No plugin “\(plugin)” is here to answer “\(given)”.",
            field: "method", given: given,
            hint: near.isEmpty || hasLeft
                ? "\(names) Start the plugin, for example with “systemctl start registan-plugin@\(plugin)”, then ask "
                    + "again." : "\(near)\(names)")
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(mostShown).joined(separator: ", ")
        return names.count > mostShown ? "\(shown) and \(names.count - mostShown) more" : shown
    }

    /// Names that a message lists at most.
    private static let mostShown = 10

    static func overdue(_ call: ServiceCall) -> RPCError {
        silent(
            call, "“\(call.plugin)” did not answer “\(call.method)” by the deadline.",
            hint: "Ask again with a later “deadline”; “plugin.list” shows how it is.")
    }

    static func gone(_ call: ServiceCall) -> RPCError {
        silent(
            call, "“\(call.plugin)” went away before it answered “\(call.method)”.",
            hint: "Ask again when it is back; “plugin.list” shows whether it is.")
    }

    static func cutOff(_ call: ServiceCall) -> RPCError {
        silent(
            call, "The daemon is shutting down before “\(call.plugin)” answered “\(call.method)”.",
            hint: "Ask again when it runs again.")
    }

    /// Whether the plugin did what was asked is not known: it may have lost the answer alone.
    private static func silent(_ call: ServiceCall, _ message: String, hint: String) -> RPCError {
        RPCError(
            .pluginSilent, "\(message) It may have been carried out.", field: "method", given: call.method,
            reason: message, hint: hint)
    }

    static func malformed(_ call: ServiceCall, _ reason: String) -> RPCError {
        RPCError(
            .internalError, "The reply of “\(call.plugin)” to “\(call.method)” is none: \(reason).", field: "method",
            given: call.method, hint: "Report it to the author of the plugin.")
    }
}
