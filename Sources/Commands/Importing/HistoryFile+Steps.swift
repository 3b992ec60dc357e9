// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

// What single lines ask for.
extension HistoryFile {
    /// What a line asks for; nil for the first line, which tells what the file is.
    static func step(_ fact: Datum) throws(Rejection) -> ImportPlan.Step? {
        let type = fact["type"]?.text ?? ""
        if type == HistoryFormat.opening {
            guard fact["version"]?.integer == HistoryFormat.version else { throw unknownVersion(fact["version"]) }
            return nil
        }
        guard let kind = FactTopic(rawValue: type) else { throw unknownType(type) }
        return try step(kind, fact["data"] ?? .null)
    }

    private static func step(_ fact: FactTopic, _ data: Datum) throws(Rejection) -> ImportPlan.Step {
        let reason = data["reason"]?.text ?? ""
        switch fact {
        case .entityRegistered:
            return .entity(
                try inside("entity") { () throws(Rejection) in
                    try Entity(reading: data["entity"] ?? .null)
                }, isFallback: false)
        case .claimAsserted: return try claim(data["claim"] ?? .null)
        case .claimRetracted: return .retraction(try claimID(data), reason: reason)
        case .sourceRetracted:
            return .sourceRetraction(try EntityID(reading: data["source"]?.text ?? "", field: "source"), reason: reason)
        case .claimRanked:
            return .ranking(
                try claimID(data), try Rank(reading: data["rank"] ?? .null, field: "rank"), reason: reason)
        case .findingDefined: return .definition(try definition(.finding, data), replacing: nil)
        case .scenarioSaved: return .definition(try definition(.scenario, data), replacing: nil)
        case .findingRemoved: return .removal(.finding, try name(.finding, data), reason: reason)
        case .scenarioRemoved: return .removal(.scenario, try name(.scenario, data), reason: reason)
        }
    }

    private static func claim(_ data: Datum) throws(Rejection) -> ImportPlan.Step {
        let members = (data.members ?? []).filter { $0.name != "id" }
        let id = data["id"]?.text.flatMap { ClaimID($0) }
        return .claim(
            try inside("claim") { () throws(Rejection) in try Assertion(reading: .object(members)) }, written: id)
    }

    private static func definition(_ sort: Definition.Sort, _ data: Datum) throws(Rejection) -> Definition {
        let member = sort.rawValue
        return try inside(member) { () throws(Rejection) in
            try Definition(reading: data[member] ?? .null, as: sort)
        }
    }

    private static func name(_ sort: Definition.Sort, _ data: Datum) throws(Rejection) -> Definition.Name {
        let field = Definition.nameField(sort)
        return try Definition.Name(reading: data[field]?.text ?? "", field: field)
    }

    private static func inside<Value>(
        _ field: String, _ read: () throws(Rejection) -> Value
    ) throws(Rejection) -> Value {
        do { return try read() } catch { throw error.within(field) }
    }

    private static func claimID(_ data: Datum) throws(Rejection) -> ClaimID {
        guard let id = data["id"]?.text.flatMap({ ClaimID($0) }) else {
            throw Rejection(
                .invalid, field: "id", given: data["id"]?.summary, reason: "This is not the id of a claim.",
                hint: "It is c and a number, such as c17.")
        }
        return id
    }

    private static func unknownType(_ type: String) -> Rejection {
        let types = FactTopic.allCases.map(\.rawValue)
        return Rejection(
            .invalid, field: "type", given: type, reason: "A line cannot be of the type “\(type)”.",
            hint: didYouMean(type, among: types) + "Allowed are \(types.joined(separator: ", ")).")
    }

    private static func unknownVersion(_ given: Datum?) -> Rejection {
        Rejection(
            .invalid, field: "version", given: given?.summary,
            reason: "The file is of another version of the format than \(HistoryFormat.version).",
            hint: "Use the registan that wrote it, or a newer one.")
    }
}
