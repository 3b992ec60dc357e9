// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// What the protocol asks of a registration, beyond the shape of its parameters.
struct RegistrationCheck {
    private let params: Datum

    init(_ params: Datum) { self.params = params }

    /// The first thing that is wrong; nil where nothing is.
    var complaint: Finding? {
        nameComplaint ?? versionComplaint ?? topicComplaint ?? publishComplaint ?? serviceComplaint ?? refusal
    }

    /// What the daemon itself would say of the rest: topics of strange letters, schemas that lead nowhere.
    private var refusal: Finding? {
        do throws(Rejection) {
            for (place, prefix) in (params["publishes"]?.elements ?? []).enumerated() {
                try PublishedTopic.check(prefix: prefix.text ?? "", field: "publishes[\(place)]")
            }
            for (place, service) in (params["services"]?.elements ?? []).enumerated() {
                _ = try ServiceDeclaration(reading: service, of: name, field: "services[\(place)]")
            }
            return nil
        } catch {
            return Finding(
                seen: "It declares at \(error.field) what no daemon takes.", expected: error.reason,
                remedy: error.hint ?? "See docs/protocol.md under “Plugins”.")
        }
    }

    private var name: String { params["name"]?.text ?? "" }

    private var nameComplaint: Finding? {
        guard !Self.isID(name) else { return nil }
        return Finding(
            seen: "It registers under the name “\(name)”.",
            expected: "A name is a letter or digit, then at most 63 letters, digits, “-” or “_”.",
            remedy: "Give the plugin such a name, for example my-plugin.")
    }

    private var versionComplaint: Finding? {
        guard params["version"]?.text?.isEmpty != false else { return nil }
        return Finding(
            seen: "It registers without a version.", expected: "plugin.register carries “version”, a text.",
            remedy: "Send the version of the program, for example \"1.0\".")
    }

    private var topicComplaint: Finding? {
        let texts = (params["topics"]?.elements ?? []).map { $0.text ?? "" }
        guard let wrong = texts.first(where: { $0.utf8.count > Topic.longest || $0.contains(" ") }) else { return nil }
        return Finding(
            seen: "It declares the topic “\(wrong)”.",
            expected: "A prefix of topics has at most \(Topic.longest) bytes and no spaces.",
            remedy: "Declare prefixes of the topics in docs/protocol.md, for example membership.changed.")
    }

    private var publishComplaint: Finding? {
        let prefixes = (params["publishes"]?.elements ?? []).map { $0.text ?? "" }
        let wrong = prefixes.first { prefix in
            !prefix.contains(".") || PublishedTopic.ownWords.contains(String(prefix.prefix { $0 != "." }))
        }
        guard let wrong else { return nil }
        return Finding(
            seen: "It wants to publish under “\(wrong)”.",
            expected: "The first part of its topics is a word of its own, and a dot follows.",
            remedy: "Publish under its own name, for example \(name).noticed.")
    }

    private var serviceComplaint: Finding? {
        let services = params["services"]?.elements ?? []
        let methods = services.map { $0["method"]?.text ?? "" }
        if let wrong = methods.first(where: { !isMethod($0) }) { return complaint(aboutMethod: wrong) }
        guard Set(methods).count == methods.count else {
            return Finding(
                seen: "It declares a service twice.", expected: "Each method is declared once.",
                remedy: "Leave the second declaration out.")
        }
        for service in services {
            for part in ["params", "result"] where service[part]?["type"]?.text != "object" {
                let method = service["method"]?.text ?? ""
                return Finding(
                    seen: "The service \(method) has no schema of an object as its “\(part)”.",
                    expected: "“params” and “result” are JSON Schemas of type object.",
                    remedy: "Declare {\"type\": \"object\", \"properties\": {...}}, also where there are no properties."
                )
            }
        }
        return nil
    }

    private func complaint(aboutMethod method: String) -> Finding {
        Finding(
            seen: "It declares the service “\(method)”.",
            expected: "A method is the plugin's name, a dot and a verb of letters, digits, “-” or “_”.",
            remedy: "Name it \(name).\(method.split(separator: ".").last ?? "test").")
    }

    private func isMethod(_ method: String) -> Bool {
        let verb = method.dropFirst(name.count + 1)
        return method.hasPrefix(name + ".") && method.utf8.count <= ServiceDeclaration.longestMethod && !verb.isEmpty
            && verb.utf8.allSatisfy(Self.isPart)
    }

    private static func isID(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count), let first = text.utf8.first else { return false }
        return isPart(first) && first != UInt8(ascii: "-") && first != UInt8(ascii: "_")
            && text.utf8.allSatisfy(isPart)
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
