// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import Register
import Wire

/// Makes a command of the register from a writing request.
struct CommandReader {
    let parameters: Parameters
    let register: Register

    func command(_ method: String) throws(Rejection) -> Command {
        switch method {
        case "entity.register":
            .register(try items("entities") { (datum) throws(Rejection) in try Entity(reading: datum) })
        case "claim.assert": .assert(try items("claims") { (datum) throws(Rejection) in try Assertion(reading: datum) })
        case "claim.rank": try ranking()
        case "finding.define": .define(try definition())
        case "finding.remove": try removal(of: .finding)
        case "scenario.save": .define(try scenario())
        case "scenario.remove": try removal(of: .scenario)
        case "claim.retract": try retraction()
        default: throw Rejection(.invalid, field: "method", given: method, reason: "“\(method)” writes nothing.")
        }
    }

    private func items<Item>(
        _ name: String, _ read: (Datum) throws(Rejection) -> Item
    ) throws(Rejection) -> [Item] {
        let data = parameters[name]?.elements ?? []
        guard !data.isEmpty else {
            throw Rejection(.invalid, field: name, reason: "“\(name)” is empty.", hint: "Give at least one.")
        }
        var items: [Item] = []
        items.reserveCapacity(data.count)
        for (position, datum) in data.enumerated() {
            do { items.append(try read(datum)) } catch { throw error.within("\(name)[\(position)]") }
        }
        return items
    }

    private func definition() throws(Rejection) -> Definition {
        do {
            let definition = try Definition(reading: parameters["finding"] ?? .null, as: .finding)
            _ = try Finding(reading: definition.content, in: register)
            return definition
        } catch { throw error.within("finding") }
    }

    /// A scenario, whose what-ifs must hold as those of any question do.
    private func scenario() throws(Rejection) -> Definition {
        _ = try Viewpoint.whatIfs(parameters["whatIf"], field: "whatIf", register)
        let members = ["name", "note", "whatIf"].compactMap { name in parameters[name].map { Datum.Member(name, $0) } }
        return try Definition(reading: .object(members), as: .scenario)
    }

    private func removal(of sort: Definition.Sort) throws(Rejection) -> Command {
        let field = Definition.nameField(sort)
        return .undefine(
            sort, try Definition.Name(reading: try parameters.requiredText(field), field: field),
            reason: try parameters.requiredText("reason"))
    }

    private func ranking() throws(Rejection) -> Command {
        .rank(
            try Parameters.claimID(parameters["id"], field: "id"),
            try Rank(reading: parameters["rank"] ?? .null, field: "rank"), reason: try parameters.requiredText("reason")
        )
    }

    private func retraction() throws(Rejection) -> Command {
        let reason = try parameters.requiredText("reason")
        switch (try parameters.claimIDs("ids"), try parameters.entityID("source")) {
        case (let ids?, nil) where !ids.isEmpty: return .retract(ids, reason: reason)
        case (nil, let source?): return .retractSource(source, reason: reason)
        default:
            throw Rejection(
                .invalid, field: "ids", reason: "Say what to take back: “ids” or “source”, not both.",
                hint: "For example {\"ids\": [\"c17\"], \"reason\": …}.")
        }
    }
}
