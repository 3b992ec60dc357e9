// SPDX-License-Identifier: Apache-2.0

import Client
import Model
import Wire

/// The services of a plugin by method: what calls and answers are held against.
struct ServiceTable: Sendable {
    private let services: [String: PluginService]

    /// Takes the declarations of a plugin, and refuses what the daemon would.
    init(_ plugin: String, _ declared: [PluginService]) throws(BadDeclaration) {
        var services: [String: PluginService] = [:]
        for service in declared {
            do throws(Rejection) {
                _ = try ServiceDeclaration(reading: service.datum(of: plugin), of: plugin, field: "services")
            } catch { throw BadDeclaration(service: service.name, reason: error.sentences) }
            guard services.updateValue(service, forKey: "\(plugin).\(service.name)") == nil else {
                throw BadDeclaration(service: service.name, reason: "It is declared twice.")
            }
        }
        self.services = services
    }

    /// The call in a request of the daemon. Its parameters are as declared, and those that are null are left out.
    func call(method: String, params: Datum, _ context: CallContext?) throws(RPCError) -> ServiceCall {
        guard let service = services[method] else {
            throw RPCError(
                .noSuchService, "The plugin offers no “\(method)”.",
                hint: services.isEmpty
                    ? "It offers nothing." : "It offers \(services.keys.sorted().joined(separator: ", ")).")
        }
        guard let context else {
            throw RPCError(.invalidRequest, "The call does not say by whom it is and until when to answer.")
        }
        do { try Shape.check(params, service.parameters, field: "") } catch { throw RPCError(error) }
        let given = Datum.object((params.members ?? []).filter { $0.value != .null })
        return ServiceCall(
            method: method, parameters: given, by: context.by, role: context.role, deadline: context.deadline,
            progressToken: context.progress)
    }

    /// A result as the caller may have it: an object with all that is declared.
    func checked(_ result: Datum, of call: ServiceCall) throws(BadResult) -> Datum {
        guard let members = result.members else { throw BadResult(reason: "it is \(result.sort), and not an object") }
        for property in services[call.method]?.result ?? [] {
            guard let value = members.first(where: { $0.name == property.name })?.value, value != .null else {
                guard property.isRequired else { continue }
                throw BadResult(reason: "it lacks “\(property.name)”")
            }
            do { try property.shape.check(value, field: property.name) } catch {
                throw BadResult(reason: "\(error)")
            }
        }
        return result
    }
}

extension Rejection {
    /// What is wrong and what to do, without the place on the wire.
    fileprivate var sentences: String { [reason, hint].compactMap(\.self).joined(separator: " ") }
}

/// A service that cannot be offered as it is declared.
struct BadDeclaration: Error, Hashable, CustomStringConvertible {
    let service: String
    let reason: String
    var description: String { "The service “\(service)” cannot be offered. \(reason)" }
}

/// A result that is not what the plugin declared.
struct BadResult: Error, Hashable, CustomStringConvertible {
    let reason: String
    var description: String { "The result is not as declared: \(reason)." }
}

extension RPCError {
    /// The error that a plugin means the caller to see; nil for one that is its own affair.
    init?(refusing error: any Error) {
        switch error {
        case let error as RPCError: self = error
        case let refusal as ServiceRefusal: self = refusal.error
        case let rejection as Rejection: self.init(rejection)
        case let error as ClientError: self.init(passingOn: error)
        default: return nil
        }
    }

    /// What the register said is passed on; that it is away is told as something that passes.
    private init?(passingOn error: ClientError) {
        switch error {
        case .refused(let error): self = error
        case .noDaemon, .noAnswer:
            self.init(.notPossibleNow, "The plugin does not reach the register now.", hint: "Ask again in a moment.")
        case .outcomeUnknown:
            self.init(
                .outcomeUnknown, "A write of the plugin had no answer; it may or may not have been carried out.",
                hint: "Look before you ask again.")
        case .malformed: return nil
        }
    }
}
