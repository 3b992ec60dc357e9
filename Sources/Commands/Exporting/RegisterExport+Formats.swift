// SPDX-License-Identifier: Apache-2.0

import Exports
import Model
import Wire

extension RegisterExport {
    /// Claims as a table.
    func writeSheet() throws(Failure) {
        let target = try target()
        let holdings = try holdings()
        let sheet = ClaimSheet(holdings, json: jsonText)
        try target.write(sheet.header)
        for claim in holdings.claims { try target.write(sheet.row(claim)) }
        try target.finish()
        report("\(holdings.claims.count) claims")
    }

    /// A dataset.
    func writeFolder() throws(Failure) {
        guard let path = invocation.line["output"] else { return }
        let folder = try invocation.surroundings.createFolder(path)
        let holdings = try holdings(findings: true)
        for file in DatasetFolder(holdings).files { try folder.write(file.path, Array(file.text.utf8)) }
        try folder.finish()
        report(
            "\(holdings.entities.count) entities, \(holdings.claims.count) claims and \(holdings.findings.count) findings"
        )
    }

    /// A bundle, an object a line.
    func writeBundle() throws(Failure) {
        let target = try target()
        let holdings = try holdings(retracted: true)
        let bundle = STIXBundle(
            holdings, try history(), viewpoint: jsonText(.object(viewpoint)), json: jsonText)
        try target.write(#"{"type":"bundle","id":"\#(bundle.id)","objects":["#)
        let count = try writeLines(to: target) { write throws(Failure) in try bundle.forEachObject(write) }
        report("\(count) objects")
    }

    /// A collection of features, one a line.
    func writeMap() throws(Failure) {
        let target = try target()
        let holdings = try holdings()
        let collection = FeatureCollection(holdings, answers: try answers(holdings.entities))
        try target.write(#"{"type":"FeatureCollection","registan":"#)
        try target.write(jsonText(collection.origin(mapViewpoint)) + #","features":["#)
        let count = try writeLines(to: target) { write throws(Failure) in try collection.forEachFeature(write) }
        report("\(count) features")
    }

    /// Writes the rest of a document whose list is open, an element a line, and gives their number.
    private func writeLines(
        to target: ExportTarget, _ forEach: ((Datum) throws(Failure) -> Void) throws(Failure) -> Void
    ) throws(Failure) -> Int {
        var count = 0
        try forEach { element throws(Failure) in
            try target.write((count == 0 ? "\n" : ",\n") + jsonText(element))
            count += 1
        }
        try target.write("\n]}\n")
        try target.finish()
        return count
    }

    private var mapViewpoint: [Datum.Member] {
        let known = invocation.line["known"].map { [Datum.Member("known", .string($0))] } ?? []
        return [.init("on", .string(invocation.day))] + known + viewpoint
    }

    /// The register's answers about what a map shows, one question after another.
    private func answers(_ entities: [Entity]) throws(Failure) -> [EntityID: [ResolvedAnswer]] {
        var answers: [EntityID: [ResolvedAnswer]] = [:]
        for (place, entity) in entities.enumerated() {
            for question in ResolvedAnswer.questions(about: entity.kind) {
                var params: [Datum.Member] = [
                    .init("kind", .string(question.kind)), .init("subject", .string(entity.id.text)),
                ]
                if question.isPlan { params.append(.init("phase", .string(ClaimKind.plannedPhase))) }
                let resolved = try invocation.ask("model.slot", params)["resolved"] ?? .null
                guard let answer = ResolvedAnswer(question, resolved: resolved) else { continue }
                answers[entity.id, default: []].append(answer)
            }
            if place % 100 == 0 { progress.show("Asking, \(place) of \(entities.count) entities") }
        }
        return answers
    }
}
