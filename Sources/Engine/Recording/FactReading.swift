// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Journal
import Model
import Register
import Wire

/// Reads recorded facts back. A record that this version cannot read stops the start: it would make another model.
struct FactReader: ~Copyable {
    private var parser = JSONParser()

    /// Why a record cannot be read.
    struct Unreadable: Error, CustomStringConvertible {
        let sequence: SequenceNumber
        let reason: String

        var description: String {
            "Record \(sequence) cannot be read: \(reason) Was it written by a newer version of registand?"
        }
    }

    /// The fact of a record; nil for records that follow from facts.
    mutating func fact(_ record: Record) throws(Unreadable) -> StampedFact? {
        guard let topic = FactTopic(topic: record.topic) else { return nil }
        let stamp = Stamp(sequence: record.sequence, at: Instant(milliseconds: record.at), by: record.by)
        do {
            let data = try parser.parse(record.payload)
            return StampedFact(fact: try Self.read(topic, data), stamp: stamp)
        } catch let error as Rejection {
            throw Unreadable(sequence: record.sequence, reason: error.description)
        } catch {
            throw Unreadable(sequence: record.sequence, reason: "\(error)")
        }
    }

    /// The finding and the answer that a record of a changed one gives; nil for other records.
    mutating func answer(_ record: Record) -> (Definition.Name, Verdict)? { Recording.answer(of: record, &parser) }

    private static func read(_ topic: FactTopic, _ data: Datum) throws(Rejection) -> Fact {
        switch topic {
        case .entityRegistered: .entityRegistered(try Entity(reading: data["entity"] ?? .null))
        case .claimAsserted: try readAssertion(data["claim"] ?? .null)
        case .claimRetracted: .claimRetracted(try readID(data), reason: data["reason"]?.text ?? "")
        case .claimRanked:
            .claimRanked(
                try readID(data), try Rank(reading: data["rank"] ?? .null, field: "rank"),
                reason: data["reason"]?.text ?? "")
        case .sourceRetracted:
            .sourceRetracted(
                try EntityID(reading: data["source"]?.text ?? "", field: "source"), reason: data["reason"]?.text ?? "")
        case .findingDefined: .defined(try Definition(reading: data["finding"] ?? .null, as: .finding))
        case .scenarioSaved: .defined(try Definition(reading: data["scenario"] ?? .null, as: .scenario))
        case .findingRemoved:
            .undefined(.finding, try readName(data, "id"), reason: data["reason"]?.text ?? "")
        case .scenarioRemoved:
            .undefined(.scenario, try readName(data, "name"), reason: data["reason"]?.text ?? "")
        }
    }

    private static func readName(_ data: Datum, _ field: String) throws(Rejection) -> Definition.Name {
        try Definition.Name(reading: data[field]?.text ?? "", field: field)
    }

    private static func readAssertion(_ claim: Datum) throws(Rejection) -> Fact {
        let id = try readID(claim)
        let members = (claim.members ?? []).filter { $0.name != "id" }
        return .claimAsserted(id, try Assertion(reading: .object(members)))
    }

    private static func readID(_ data: Datum) throws(Rejection) -> ClaimID {
        guard let id = data["id"]?.text.flatMap({ ClaimID($0) }) else {
            throw Rejection(.invalid, field: "id", given: data["id"]?.summary, reason: "This is not the id of a claim.")
        }
        return id
    }
}
