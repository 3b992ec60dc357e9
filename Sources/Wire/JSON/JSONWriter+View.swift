// SPDX-License-Identifier: Apache-2.0

extension JSONWriter {
    /// Writes a value from where a parser has it, without building a tree of it. Recursion as deep as the value.
    public mutating func write(_ view: JSONView) {
        switch view.sort {
        case .null: null()
        case .bool: bool(view.bool ?? false)
        case .integer: integer(view.integer ?? 0)
        case .number: number(view.number ?? 0)
        case .string: if let text = view.utf8 { string(utf8: text) }
        case .array:
            beginArray()
            for element in view.elements { write(element) }
            endArray()
        case .object:
            beginObject()
            writeMembers(of: view)
            endObject()
        }
    }

    /// Writes the members of a value into the object that is open.
    public mutating func writeMembers(of view: JSONView) {
        for member in view.members {
            key(escaping: String(decoding: member.name, as: UTF8.self))
            write(member.value)
        }
    }
}
