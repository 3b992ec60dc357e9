// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// A STIX 2.1 object: what all of them begin with, and what each adds. Properties without a value are left out, as STIX
/// has no null and no empty lists.
struct STIXObject {
    private var members: [Datum.Member]

    /// Begins an object of a register or, by another creator, of its own definition.
    init(_ type: String, id: String, span: History.Span, creator: String) {
        members = [
            .init("type", .string(type)), .init("spec_version", "2.1"), .init("id", .string(id)),
            .init("created_by_ref", .string(creator)), .init("created", .string(span.created.description)),
            .init("modified", .string(span.modified.description)),
        ]
    }

    var datum: Datum { .object(members) }

    mutating func set(_ name: String, _ value: Datum?) {
        guard let value, value != .array([]) else { return }
        members.append(.init(name, value))
    }

    mutating func set(_ name: String, text: String?) {
        guard let text, !text.isEmpty else { return }
        set(name, .string(text))
    }

    mutating func set(_ name: String, texts: [String]) { set(name, .array(texts.map { .string($0) })) }

    /// What STIX has no property for, so that nothing is lost.
    mutating func setRecord(_ record: [Datum.Member]) {
        let fields = [Datum.Member("extension_type", "property-extension")] + record
        set("extensions", .object([.init(STIXIdentifiers.recordExtension, .object(fields))]))
    }
}

/// Days as STIX's timestamps (section 3.16: RFC 3339, UTC).
enum STIXTime {
    /// The first moment of a day; nil outside the years that RFC 3339 has.
    static func beginning(of day: Day?) -> String? { text(day, "00:00:00.000Z") }

    /// The last moment of a day, so that what lasted one day ends later than it began, as a relationship must.
    static func end(of day: Day?) -> String? { text(day, "23:59:59.999Z") }

    private static func text(_ day: Day?, _ time: String) -> String? {
        guard let day, (1...9_999).contains(day.year) else { return nil }
        return "\(day)T\(time)"
    }
}

extension Credibility {
    /// STIX 2.1, appendix A, "Admiralty Credibility": 6 has no value, since the truth cannot be judged.
    var stixConfidence: Int64? {
        switch grade {
        case 1: 90
        case 2: 70
        case 3: 50
        case 4: 30
        case 5: 10
        default: nil
        }
    }
}
