// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// JSON for people: members on lines of their own, short lists and objects on one.
enum JSONText {
    /// What fits into so many columns stays on one line.
    private static let longestLine = 80

    static func lines(_ datum: Datum, indent: String = "") -> [String] {
        let whole = compact(datum)
        guard indent.count + whole.count > longestLine else { return [indent + whole] }
        switch datum {
        case .array(let elements):
            let items = elements.map { lines($0, indent: indent + "  ") }
            return [indent + "["] + separated(items) + [indent + "]"]
        case .object(let members):
            let items = members.map { member in
                let name = compact(.string(member.name)) + ": "
                var item = lines(member.value, indent: indent + "  ")
                item[0] = indent + "  " + name + item[0].dropFirst(indent.count + 2)
                return item
            }
            return [indent + "{"] + separated(items) + [indent + "}"]
        default: return [indent + whole]
        }
    }

    private static func separated(_ items: [[String]]) -> [String] {
        items.enumerated().flatMap { place, item in
            place == items.count - 1 ? item : item.dropLast() + [item[item.count - 1] + ","]
        }
    }

    /// All of it on one line.
    static func compact(_ datum: Datum) -> String {
        switch datum {
        case .array(let elements) where !elements.isEmpty: "[" + elements.map(compact).joined(separator: ", ") + "]"
        case .object(let members) where !members.isEmpty:
            "{" + members.map { "\(scalar(.string($0.name))): \(compact($0.value))" }.joined(separator: ", ") + "}"
        default: scalar(datum)
        }
    }

    private static func scalar(_ datum: Datum) -> String {
        var writer = JSONWriter()
        writer.write(datum)
        return String(decoding: writer.finish(), as: UTF8.self)
    }
}
