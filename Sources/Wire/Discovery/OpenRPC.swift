// SPDX-License-Identifier: Apache-2.0

public import Model

/// Descriptions of the protocol for programs, made from the catalogue.
public enum Discovery {
    /// The members of the OpenRPC 1.3 document: the catalogue, and the services of plugins that are here.
    public static func openRPC(version: String, services: [ServiceDeclaration] = []) -> [Datum.Member] {
        [
            .init("openrpc", "1.3.2"),
            .init(
                "info",
                [
                    "title": "Registan", "version": .string(version),
                    "description": .string(
                        "JSON-RPC 2.0 over ZeroMQ. Two deviations: every request needs an id, and a batch array is "
                            + "answered -32600."),
                ]),
            .init("methods", .array(Catalogue.methods.map(method) + services.map(service))),
            .init("components", ["schemas": .object(Shape.named.map { .init($0.name, $0.shape.schema) })]),
        ]
    }

    private static func method(_ method: Method) -> Datum {
        [
            "name": .string(method.name), "summary": .string(method.summary), "paramStructure": "by-name",
            "params": .array(method.parameters.map(parameter)),
            "result": ["name": "result", "schema": Shape.object(method.result).schema],
            "x-role": .string(method.role.rawValue), "x-effect": .string(method.effect.word),
        ]
    }

    private static func parameter(_ property: Shape.Property) -> Datum {
        [
            "name": .string(property.name), "summary": .string(property.summary),
            "required": .bool(property.isRequired),
            "schema": property.shape.schema,
        ]
    }
}

extension Method.Effect {
    /// The word for it.
    var word: String {
        switch self {
        case .read: "read"
        case .inspect: "inspect"
        case .write: "write"
        case .session: "session"
        case .publish: "publish"
        }
    }
}
