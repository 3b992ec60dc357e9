// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// What the protocol asks of a registration, beyond the shape of its parameters.
struct RegistrationCheck {
    private let params: Datum

    init(_ params: Datum) { self.params = params }

    /// The first thing that is wrong; nil where nothing is.
    var complaint: Finding? {
        nameComplaint ?? versionComplaint ?? topicComplaint ?? publishComplaint ?? serviceComplaint
    }

    private var name: String { params["name"]?.text ?? "" }

    private var nameComplaint: Finding? {
        guard EntityID(name) == nil else { return nil }
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
        for prefix in (params["publishes"]?.elements ?? []).map({ $0.text ?? "" }) {
            do throws(Rejection) { try PublishedTopic.check(prefix: prefix, field: "publishes") } catch {
                return Finding(
                    seen: "It wants to publish under “\(prefix)”. \(error.reason)",
                    expected: "The first part of its topics is a word of its own, and a dot follows.",
                    remedy: "Publish under its own name, for example \(name).noticed.")
            }
        }
        return nil
    }

    private var serviceComplaint: Finding? {
        var methods: Set<String> = []
        for service in params["services"]?.elements ?? [] {
            do throws(Rejection) {
                let declared = try ServiceDeclaration(reading: service, of: name, field: "services")
                guard methods.insert(declared.method).inserted else { return Self.twice(declared.method) }
            } catch { return complaint(about: service, error) }
        }
        return nil
    }

    private static func twice(_ method: String) -> Finding {
        Finding(
            seen: "It declares the service “\(method)” twice.", expected: "Each method is declared once.",
            remedy: "Leave the second declaration out.")
    }

    private func complaint(about service: Datum, _ rejection: Rejection) -> Finding {
        Finding(
            seen: "It declares the service “\(service["method"]?.text ?? "")”. \(rejection.reason)",
            expected: "A method is the plugin's name, a dot and a verb of letters, digits, “-” or “_”; “params” and "
                + "“result” are JSON Schemas of type object.",
            remedy: rejection.hint ?? "Declare it as docs/protocol.md says.")
    }
}
