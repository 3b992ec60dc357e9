// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// A method as `rpc.discover` describes it: one of the register's own, or a service of a plugin.
struct MethodEntry: Hashable, Sendable {
    /// The name that it is called by.
    let name: String
    /// What it does, as one line.
    let summary: String
    /// Who may call it.
    let role: String
    /// The plugin that answers; nil where the daemon does.
    let plugin: String?
    /// What it takes.
    let parameters: [Parameter]
    /// The JSON Schema of its result.
    let result: Datum

    /// One thing that it takes.
    struct Parameter: Hashable, Sendable {
        let name: String
        let summary: String
        let isRequired: Bool
        /// Its JSON Schema.
        let schema: Datum
    }

    /// Reads a method of the document; nil where it is none.
    init?(reading datum: Datum) {
        guard let name = datum["name"]?.text else { return nil }
        self.name = name
        summary = datum["summary"]?.text ?? ""
        role = datum["x-role"]?.text ?? Role.reader.rawValue
        plugin = datum["x-plugin"]?.text
        parameters = (datum["params"]?.elements ?? []).map { parameter in
            Parameter(
                name: parameter["name"]?.text ?? "", summary: parameter["summary"]?.text ?? "",
                isRequired: parameter["required"]?.bool ?? false, schema: parameter["schema"] ?? .null)
        }
        result = datum["result"]?["schema"] ?? .null
    }
}

/// Where methods are looked up.
enum MethodBook {
    /// A question whose answer only makes help richer is given up after so long.
    static let glance = Duration.milliseconds(300)

    /// A method of the register's own, which takes no daemon to know.
    static func own(_ name: String) -> MethodEntry? {
        guard Catalogue.method(named: name) != nil else { return nil }
        return entries(Discovery.openRPC(version: Version.number).first { $0.name == "methods" }?.value)
            .first { $0.name == name }
    }

    /// A method of that name, or a refusal that says where to look.
    static func find(
        _ name: String, in surroundings: Surroundings, endpoint: String? = nil
    ) throws(Failure) -> MethodEntry {
        if let method = own(name) { return method }
        let services = services(in: surroundings, endpoint: endpoint)
        if let service = services.first(where: { $0.name == name }) { return service }
        throw .usage(
            "There is no method “\(name)” here.",
            hint: didYouMean(name, among: Catalogue.methods.map(\.name) + services.map(\.name))
                + "A plugin's services are known while it runs; registan plugins shows which do.")
    }

    /// The services of the plugins that are registered; none where no daemon answers at once.
    static func services(in surroundings: Surroundings, endpoint: String? = nil) -> [MethodEntry] {
        let glancing = Surroundings.Endpoints(command: endpoint, patience: glance)
        do throws(Failure) {
            let document = try surroundings.connect(glancing).call("rpc.discover", .object([])).result
            return entries(document["methods"]).filter { $0.plugin != nil }
        } catch { return [] }
    }

    private static func entries(_ methods: Datum?) -> [MethodEntry] {
        (methods?.elements ?? []).compactMap { MethodEntry(reading: $0) }
    }
}
