// SPDX-License-Identifier: Apache-2.0

import Model

@testable import Commands

/// What a terminal of 80 columns shows of an analysis with this value, as JSON.
func shown(_ line: String, _ value: String, isUTF8: Bool = true) -> String {
    let name = String(line.prefix { $0 != " " })
    let analysis = AnalysisArguments.named(name)?.analysis ?? name
    let desk = Desk([
        "analysis.run": #"{"name":"\#(analysis)","value":\#(value)}"#, "entity.get": #"{"entity":{"kind":"body"}}"#,
    ])
    desk.terminal = Terminal(isTerminal: true, width: 80, isUTF8: isUTF8)
    _ = desk.run(line)
    return desk.output + desk.errors
}
