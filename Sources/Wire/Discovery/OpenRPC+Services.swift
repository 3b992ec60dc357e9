// SPDX-License-Identifier: Apache-2.0

import Model

extension Discovery {
    /// A plugin's service as a method: a parameter for each property of its schema, and the rest as it was declared.
    static func service(_ service: ServiceDeclaration) -> Datum {
        let required = (service.params["required"]?.elements ?? []).compactMap(\.text)
        let parameters = (service.params["properties"]?.members ?? []).map { property in
            parameter(property, isRequired: required.contains(property.name))
        }
        return [
            "name": .string(service.method), "summary": .string(service.summary), "paramStructure": "by-name",
            "params": .array(parameters), "result": ["name": "result", "schema": service.result],
            "x-role": .string(service.role.rawValue), "x-effect": "service",
            "x-plugin": .string(String(service.method.prefix { $0 != "." })),
        ]
    }

    private static func parameter(_ property: Datum.Member, isRequired: Bool) -> Datum {
        [
            "name": .string(property.name), "summary": .string(property.value["description"]?.text ?? ""),
            "required": .bool(isRequired), "schema": property.value,
        ]
    }
}
