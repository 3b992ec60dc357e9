// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Conformance
import Model
import Testing
import Wire

@testable import Commands

/// A person's desk: a terminal, and a daemon that answers from a script.
final class Desk {
    /// What was sent, in order.
    private(set) var calls: [Call] = []
    /// What was read on the output and on the error output.
    private(set) var output = "", errors = ""
    var terminal = Terminal(isTerminal: false)
    var files: [String: String] = [:]
    /// Files that were finished, by their paths; those of a folder behind its own.
    fileprivate(set) var written: [String: String] = [:]
    /// Whether a person watches the error output.
    var isWatched = false
    /// Results that a method gives one after the other.
    var pages: [String: [String]] = [:]
    /// How far a call is, told before its reply as JSON.
    var progress: [String] = []
    /// How long the last call that may take longer was waited for.
    private(set) var patience: Duration?
    /// What is heard while following; then the reader goes away.
    var heard: [Heard] = []
    /// Whether the reader has gone from the start.
    var isReaderGone = false
    /// What a trial of a plugin finds.
    var verdicts: [Verdict] = []
    /// Trials that were asked for.
    private(set) var tried: [Tried] = []
    private let replies: [String: String]
    private let refusals: [String: Failure]

    struct Call: Hashable {
        let method: String
        let params: Datum
    }

    struct Tried {
        let words: [String]
        let events: [OfferedEvent]
        let scenarios: [String]
    }

    /// - Parameters:
    ///   - replies: results as JSON, by method.
    ///   - refusals: failures, by method; they come before replies.
    init(_ replies: [String: String] = [:], refusing refusals: [String: Failure] = [:]) {
        self.replies = replies
        self.refusals = refusals
    }

    /// Carries out what stands behind `registan` on a command line.
    func run(_ line: String) -> ExitCode { Program.run(words(line), in: surroundings) }

    private var surroundings: Surroundings {
        Surroundings(
            terminal: terminal,
            output: Output { [self] bytes in
                output += String(decoding: bytes, as: UTF8.self)
                return !isReaderGone
            },
            errors: Output { [self] bytes in
                errors += String(decoding: bytes, as: UTF8.self)
                return true
            },
            now: { Instant(milliseconds: 1_795_521_600_000) }, newKey: { "k1" },
            connect: { [self] _ throws(Failure) in ScriptedDaemon(self) },
            files: Drawer(files: files),
            createFile: { [self] path throws(Failure) in
                guard !path.hasPrefix("/full/") else { throw .usage("“\(path)” cannot be written.") }
                return FileOnDesk(self, path)
            },
            createFolder: { [self] path throws(Failure) in FileOnDesk(self, path) },
            tryPlugin: { [self] words, events, scenarios, tell throws(Failure) in
                tried.append(Tried(words: words, events: events, scenarios: scenarios.map(\.name)))
                for verdict in verdicts { tell(verdict) }
            }, isWatched: isWatched)
    }

    fileprivate func answer(_ method: String, _ params: Datum) throws(Failure) -> Received {
        calls.append(Call(method: method, params: params))
        if let refusal = refusals[method], params["dryRun"] == nil { throw refusal }
        guard let json = pages[method]?.popFirstPage() ?? replies[method] else {
            throw Failure(.refused, "The script has no reply to \(method).")
        }
        return Received(result: datum(json), json: Array(json.utf8))
    }

    fileprivate func answer(_ method: String, _ params: Datum, _ waiting: Waiting) throws(Failure) -> Received {
        patience = waiting.patience
        for json in progress { waiting.progress?.hear(datum(json)) }
        return try answer(method, params)
    }

    fileprivate func nextHeard() throws(Failure) -> Heard? {
        guard !heard.isEmpty else { throw Failure(.noDaemon, "The script is over.") }
        if heard.count == 1 { isReaderGone = true }
        return heard.removeFirst()
    }
}

/// Files that are only their names and texts; a folder is what some of the names begin with.
private struct Drawer: FileReading {
    let files: [String: String]

    func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        guard let text = files[path] else { throw .usage("“\(path)” cannot be read.") }
        return Array(text.utf8)
    }

    func list(in folder: String, suffix: String) throws(Failure) -> [String] {
        files.keys.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(suffix) }.sorted()
    }

    func isFolder(_ path: String) -> Bool { files.keys.contains { $0.hasPrefix(path + "/") } }

    func exists(_ path: String) -> Bool { files[path] != nil || isFolder(path) }
}

private final class ScriptedDaemon: Transport, Following {
    private let desk: Desk

    init(_ desk: Desk) { self.desk = desk }

    func call(_ method: String, _ params: Datum) throws(Failure) -> Received { try desk.answer(method, params) }
    func call(_ method: String, _ params: Datum, _ waiting: Waiting) throws(Failure) -> Received {
        try desk.answer(method, params, waiting)
    }
    func follow(topics: [String], after: SequenceNumber?) throws(Failure) -> any Following { self }
    func next() throws(Failure) -> Heard? { try desk.nextHeard() }
}

/// A file or a folder that is kept until it is finished.
private final class FileOnDesk: NewFile, NewFolder {
    private let desk: Desk
    private let path: String
    private var pending: [String: String] = [:]

    init(_ desk: Desk, _ path: String) {
        self.desk = desk
        self.path = path
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        pending[path, default: ""] += String(decoding: bytes, as: UTF8.self)
    }

    func write(_ path: String, _ bytes: [UInt8]) throws(Failure) {
        pending["\(self.path)/\(path)"] = String(decoding: bytes, as: UTF8.self)
    }

    func finish() throws(Failure) { desk.written.merge(pending) { $1 } }
}

extension [String] {
    fileprivate mutating func popFirstPage() -> String? { isEmpty ? nil : removeFirst() }
}

/// JSON as a datum.
func datum(_ json: String) -> Datum {
    var parser = JSONParser()
    return (try? parser.parse(json)) ?? .null
}

/// A command line in words, as a shell splits it: at spaces outside single quotes.
func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
        switch character {
        case "'":
            isQuoted.toggle()
            word = word ?? ""
        case " " where !isQuoted:
            if let finished = word { words.append(finished) }
            word = nil
        default: word = (word ?? "") + String(character)
        }
    }
    return words + (word.map { [$0] } ?? [])
}
