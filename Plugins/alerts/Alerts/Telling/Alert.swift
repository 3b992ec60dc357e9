// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

/// An event that rules let through, with what readers want to know besides: names, sources, and the conclusions that
/// changed because of it.
struct Alert: Hashable {
    /// The names of the rules, in the order of the configuration.
    private(set) var rules: [String]
    /// The place of the event in the journal.
    let sequence: Int64
    /// When it was recorded.
    let time: Instant
    /// The register and its epoch.
    let source: String
    /// The topic.
    let topic: String
    /// Who wrote it.
    let by: String?
    /// What the event tells.
    let data: Datum
    /// Names of entities by id.
    var names: [Datum.Member] = []
    /// Where the claims that caused it stand written.
    var citations: [NamedCitation] = []
    /// Conclusions that changed because of it, each finding once.
    private(set) var conclusions: [Conclusion] = []
    /// Whether it is held for a moment, because conclusions may follow.
    private(set) var awaitsConclusions: Bool

    /// Conclusions of one alert, at most: a write of many claims may change more, which are events of their own.
    static let mostConclusions = 100

    /// An alert of an event that has a sequence; nil for one that was not recorded.
    init?(_ event: Event, rules: [String] = [], awaitsConclusions: Bool = false) {
        guard let sequence = event.sequence else { return nil }
        self.rules = rules
        self.sequence = sequence.value
        self.awaitsConclusions = awaitsConclusions
        (time, source, topic, by, data) = (event.time, event.source, event.topic, event.by, event.data)
    }

    /// The same alert as some rules let it through.
    func of(_ rules: [Rule], awaitsConclusions: Bool) -> Alert {
        var alert = self
        (alert.rules, alert.awaitsConclusions) = (rules.map(\.name), awaitsConclusions)
        return alert
    }

    /// The same alert with the names that its event brings.
    var named: Alert {
        var alert = self
        alert.names = data["names"]?.members ?? []
        return alert
    }

    /// What it tells.
    var news: News { News(topic: topic, data) }

    /// The same for whatever comes of the same event; of no other event.
    var key: String { Self.key(source: source, sequence: sequence) }

    /// In another epoch the same sequence is another event.
    static func key(source: String, sequence: Int64) -> String { "\(source)#\(sequence)" }

    /// Adds a conclusion; of a finding that changed again the first verdict and the last one remain. Returns whether
    /// that made a difference.
    mutating func conclude(_ conclusion: Conclusion) -> Bool {
        guard let index = conclusions.firstIndex(where: { $0.finding == conclusion.finding }) else {
            guard conclusions.count < Self.mostConclusions else { return false }
            conclusions.append(conclusion)
            return true
        }
        let joined = Conclusion(from: conclusions[index], to: conclusion)
        defer { conclusions[index] = joined }
        return conclusions[index] != joined
    }
}

extension Alert {
    /// As JSON: what the outbox keeps.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.write(.object(members))
        return writer.finish()
    }

    /// The members of its JSON.
    var members: [Datum.Member] {
        [
            .init("rules", .array(rules.map { .string($0) })), .init("sequence", .integer(sequence)),
            .init("time", .string("\(time)")), .init("source", .string(source)), .init("topic", .string(topic)),
            .init("by", by.map { .string($0) } ?? .null), .init("names", .object(names)),
            .init("citations", .array(citations.map(\.datum))),
            .init("conclusions", .array(conclusions.map(\.datum))),
            .init("awaitsConclusions", .bool(awaitsConclusions)), .init("data", data),
        ]
    }

    /// Reads the JSON of the outbox; nil where it is no alert.
    init?(json: [UInt8]) {
        var parser = JSONParser()
        guard let datum = try? parser.parse(json) else { return nil }
        self.init(datum)
    }

    /// Reads the JSON; nil where it is no alert.
    init?(_ datum: Datum) {
        guard let rules = datum["rules"]?.elements, let sequence = datum["sequence"]?.integer,
            let time = datum["time"]?.text.flatMap({ try? Instant($0) }), let source = datum["source"]?.text,
            let topic = datum["topic"]?.text, let data = datum["data"]
        else { return nil }
        self.rules = rules.compactMap(\.text)
        (self.sequence, self.time, self.source, self.topic, self.data) = (sequence, time, source, topic, data)
        by = datum["by"]?.text
        names = datum["names"]?.members ?? []
        citations = (datum["citations"]?.elements ?? []).compactMap { NamedCitation($0) }
        conclusions = (datum["conclusions"]?.elements ?? []).compactMap { Conclusion($0) }
        awaitsConclusions = datum["awaitsConclusions"]?.bool ?? false
    }
}

extension Conclusion {
    fileprivate init(from first: Conclusion, to last: Conclusion) {
        (finding, statement) = (last.finding, last.statement)
        (before, after) = (first.before, last.after)
    }
}
