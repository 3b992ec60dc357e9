// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// What an alert says to people: a headline, where it stands written, and the conclusions that changed.
struct AlertText {
    let alert: Alert
    let words: Words
    private let news: News

    /// So many sources are named.
    static let mostSources = 3
    /// So many places are named of a source.
    static let mostPlaces = 4
    /// So many conclusions are named in a line.
    static let mostConclusions = 5

    init(_ alert: Alert) {
        self.alert = alert
        words = Words(names: alert.names)
        news = alert.news
    }

    /// `Uzbekistan: member -> suspended in the CSTO from 2012-06-28`, without what it rests on.
    var headline: String {
        switch news {
        case .change(let change): ChangeText(change: change, words: words).sentence
        case .effect(let change): ChangeText(change: change, words: words).effect
        case .finding(let change): FindingText.sentence(change)
        case .claim(let claim): ClaimText(news: claim, writer: alert.by, words: words).sentence
        case .other: OtherText(alert: alert, words: words).sentence
        }
    }

    /// The headline with its sources, and the conclusions: all in one line.
    var line: String {
        [statement, conclusions(atMost: Self.mostConclusions)].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The headline with its sources.
    var statement: String {
        let sources = sources
        return Self.ended(headline + (sources.isEmpty ? "" : " (\(sources))"))
    }

    /// The sources in short: `Litovkin 2012, p. 8 n. 37; de Haas 2017, p. 10`; the claims' ids where no source is known.
    var sources: String {
        guard !alert.citations.isEmpty else { return shortened(news.causes.map(Words.plain)) }
        var places: [(label: String, locators: [String])] = []
        for citation in alert.citations {
            let locator = Self.locators(citation)
            if let index = places.firstIndex(where: { $0.label == citation.label }) {
                places[index].locators += locator.filter { !places[index].locators.contains($0) }
            } else {
                places.append((citation.label, locator))
            }
        }
        return shortened(
            places.map { ([Words.plain($0.label)] + [Self.shown($0.locators)]).filter { !$0.isEmpty } }
                .map { $0.joined(separator: ", ") }, separator: "; ")
    }

    /// The places that a citation names, such as “p. 9; p. 14”, each by itself.
    private static func locators(_ citation: NamedCitation) -> [String] {
        Words.plain(citation.locator ?? "").split(separator: ";").map { place in
            place.split(separator: " ").joined(separator: " ")
        }.filter { !$0.isEmpty }
    }

    private static func shown(_ locators: [String]) -> String {
        let more = locators.count - mostPlaces
        return locators.prefix(mostPlaces).joined(separator: "; ") + (more > 0 ? " and \(more) more" : "")
    }

    /// The sources with their names, one after the other.
    var sourceNames: String {
        var names: [String] = []
        for citation in alert.citations.map({ Words.plain($0.name) }) where !names.contains(citation) {
            names.append(citation)
        }
        return shortened(names, separator: "; ")
    }

    /// Each conclusion that is another now: `csto-leaves-weak-little-freedom holds -> does not hold`.
    var concluded: [String] {
        alert.conclusions.filter { $0.before != $0.after }.map {
            "\(Words.plain($0.finding)) \(Words.verdict($0.before)) -> \(Words.verdict($0.after))"
        }
    }

    /// `2 conclusions changed: ...; ...`, or nothing.
    func conclusions(atMost most: Int) -> String {
        let concluded = concluded
        guard !concluded.isEmpty else { return "" }
        let more = concluded.count > most ? "; and \(concluded.count - most) more" : ""
        return "\(concluded.count) conclusion\(concluded.count == 1 ? "" : "s") changed: "
            + concluded.prefix(most).joined(separator: "; ") + more + "."
    }

    private func shortened(_ texts: [String], separator: String = ", ") -> String {
        guard texts.count > Self.mostSources else { return texts.joined(separator: separator) }
        return texts.prefix(Self.mostSources).joined(separator: separator)
            + " and \(texts.count - Self.mostSources) more"
    }

    /// With a full stop, unless it ends like a sentence, quoted or not.
    static func ended(_ text: String) -> String {
        let last = text.last { $0 != "”" }
        return last.map { ".!?".contains($0) } == true ? text : text + "."
    }
}
