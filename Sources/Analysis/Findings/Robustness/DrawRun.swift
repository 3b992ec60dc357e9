// SPDX-License-Identifier: Apache-2.0

/// Findings, drawn together.
struct DrawRun {
    let drawing: Drawing
    /// How many draws were made.
    private(set) var draws = 0
    private var findings: [DrawnFinding]

    /// One finding, and its verdict in each draw; where nothing in it varies, that of one.
    private struct DrawnFinding {
        let id: String
        let condition: Condition
        let readings: DrawnReadings
        var verdicts: [UInt8] = []
        var varies = true
        var counts = [0, 0, 0]
    }

    init(_ findings: [Finding], _ gathered: Gathered, seed: UInt64) {
        drawing = Drawing(gathered, seed: seed)
        let board = DrawnBoard(drawing, Situation(on: gathered.on, drawing: drawing))
        self.findings = findings.map {
            DrawnFinding(id: $0.id, condition: $0.condition, readings: DrawnReadings(board))
        }
    }

    /// Draws until there are enough, or something is wanted.
    mutating func draw(_ count: Int, _ shouldStop: () -> Bool) {
        while draws < count {
            if draws.isMultiple(of: Robustness.drawsBetweenChecks), !drawing.wanted.isEmpty || shouldStop() { return }
            drawing.inputs.begin(draws)
            for place in findings.indices where findings[place].varies { conclude(place) }
            draws += 1
        }
    }

    private mutating func conclude(_ place: Int) {
        var evaluation = Evaluation(findings[place].readings)
        let verdict = evaluation.verdict(findings[place].condition).place
        findings[place].verdicts.append(UInt8(verdict))
        findings[place].counts[verdict] += 1
        // With the same answers it asks the same: where none of them varies, no other draw can differ.
        if draws == 0 { findings[place].varies = !findings[place].readings.inputs.isEmpty }
    }

    // MARK: Results

    var outcomes: [Robustness.Outcome] {
        let influences = influences
        return findings.indices.map { place in
            let finding = findings[place]
            let made = Double(finding.verdicts.count)
            return Robustness.Outcome(
                id: finding.id, holds: Double(finding.counts[Verdict.holds.place]) / made,
                fails: Double(finding.counts[Verdict.fails.place]) / made,
                undetermined: Double(finding.counts[Verdict.undetermined.place]) / made,
                judgements: finding.readings.inputs.count, influences: influences[place])
        }
    }

    /// By finding, the judgements that move it, the most influential first.
    private var influences: [[Influence]] {
        var influences: [[Influence]] = findings.map { _ in [] }
        var readers: [Int: [Int]] = [:]
        for (place, finding) in findings.enumerated() where finding.counts.count(where: { $0 > 0 }) > 1 {
            for input in finding.readings.inputs { readers[input, default: []].append(place) }
        }
        for (number, places) in readers {
            let input = drawing.inputs.all[number]
            let column = drawing.inputs.outcomes(of: number, draws: draws)
            for place in places {
                var share = VarianceShare(outcomes: input.outcomes.count)
                for draw in 0..<draws { share.add(column[draw], Int(findings[place].verdicts[draw])) }
                if let value = share.value { influences[place].append(Influence(input, share: value)) }
            }
        }
        return influences.map { $0.sorted { ($1.share, $0.label) < ($0.share, $1.label) } }
    }
}

extension Verdict {
    /// Its place among the three.
    fileprivate var place: Int {
        switch self {
        case .holds: 0
        case .fails: 1
        case .undetermined: 2
        }
    }
}
