// SPDX-License-Identifier: Apache-2.0

import Exports
import Model
import Testing

@Suite struct `An export of a small register` {
    let register: SmallRegister

    init() throws { register = try SmallRegister() }

    @Test func `as a sheet is the golden one`() throws {
        let sheet = ClaimSheet(register.holdings, json: json)
        try Golden.expect(sheet.header + register.holdings.claims.map(sheet.row).joined(), is: "claims.csv")
    }

    @Test func `as a dataset is the golden one`() throws {
        for file in DatasetFolder(register.holdings).files {
            try Golden.expect(file.text, is: "dataset/\(file.path)")
        }
    }

    @Test func `as a bundle is the golden one`() throws {
        let bundle = STIXBundle(register.holdings, register.history, viewpoint: "golden", json: json)
        var lines = [bundle.id]
        bundle.forEachObject { lines.append(json($0)) }
        try Golden.expect(lines.joined(separator: "\n") + "\n", is: "bundle.jsonl")
    }

    @Test func `as a map is the golden one`() throws {
        let collection = FeatureCollection(register.holdings, answers: register.answers)
        var lines = [json(collection.origin([.init("on", "2016-12-31")]))]
        collection.forEachFeature { lines.append(json($0)) }
        try Golden.expect(lines.joined(separator: "\n") + "\n", is: "features.jsonl")
    }
}
