// SPDX-License-Identifier: Apache-2.0

/// A piece of Swift that the style rules out, or lets stand under a condition.
struct Construct: Sendable {
    /// As it is written in code, space for space.
    let code: String
    let condition: Condition
    /// Why, for who meets the rule.
    let because: String
    /// Whether the rule holds in tests too.
    var inTests = false

    enum Condition: Sendable {
        /// Nowhere but in ``Exception`` places.
        case never
        /// Where a comment on the line before says why.
        case reasoned
        /// In these folders alone.
        case only([String])
    }

    static let all = [
        Construct(code: "try!", condition: .never, because: "a failure is handled or thrown, not a crash"),
        Construct(code: "as!", condition: .never, because: "a type that is not known is not assumed"),
        Construct(code: "fatalError(", condition: .never, because: "illegal states cannot be written"),
        Construct(code: "@unchecked Sendable", condition: .reasoned, because: "the compiler's check is replaced by it"),
        Construct(code: "nonisolated(unsafe)", condition: .reasoned, because: "the compiler's check is replaced by it"),
        Construct(code: "unowned(unsafe)", condition: .reasoned, because: "the compiler's check is replaced by it"),
        Construct(code: "unsafeBitCast(", condition: .reasoned, because: "the compiler's check is replaced by it"),
        Construct(code: "Task.sleep", condition: .never, because: "wait for an event or a clock given", inTests: true),
        Construct(code: "Thread.sleep", condition: .never, because: "wait for an event instead", inTests: true),
        Construct(code: "usleep(", condition: .never, because: "wait for an event instead", inTests: true),
        Construct(code: "nanosleep(", condition: .never, because: "wait for an event instead", inTests: true),
        Construct(code: "sleep(", condition: .never, because: "wait for an event instead", inTests: true),
        Construct(
            code: "print(", condition: .only(["Sources/Commands/", "Sources/registan/", "Sources/registand/"]),
            because: "output belongs to the commands; the rest returns values or logs"),
        Construct(code: "XCTest", condition: .never, because: "tests are written with swift-testing", inTests: true),
        Construct(
            code: "XCTestCase", condition: .never, because: "tests are written with swift-testing", inTests: true),
    ]
}

/// A place where a construct that is ruled out may stand.
struct Exception: Sendable {
    let path: String
    let code: String
    /// Why it is right there.
    let because: String

    /// Each is looked at in review; the list may only become shorter without one.
    static let all = [
        Exception(
            path: "Sources/RegistanPluginKit/Starting/PluginMain.swift", code: "print(",
            because: "it is the main of every plugin, and answers --help and --version")
    ]
}

extension SourceFile {
    /// The lines on which a construct stands without right.
    func offences(against construct: Construct) -> [Int] {
        let isExcepted = Exception.all.contains { $0.path == path && $0.code == construct.code }
        guard !isExcepted, construct.inTests || tree != "Tests" else { return [] }
        let lines = occurrences(of: construct.code)
        switch construct.condition {
        case .never: return lines
        case .reasoned: return lines.filter { !hasComment(before: $0) }
        case .only(let folders): return folders.contains { path.hasPrefix($0) } ? [] : lines
        }
    }

    /// The lines of code, not of comments and strings, on which this piece of code begins. A member or a declaration
    /// of the same name, such as a manual clock's `sleep(`, is something else.
    func occurrences(of piece: String) -> [Int] {
        let pattern = Lexer.tokens(of: piece).map(\.text)
        return code.indices.compactMap { start in
            guard code[start].text == pattern.first, !isMember(at: start) else { return nil }
            let candidate = code[start...].prefix(pattern.count)
            guard candidate.map(\.text) == pattern, let last = candidate.last else { return nil }
            return text[code[start].text.startIndex..<last.text.endIndex] == piece ? code[start].line : nil
        }
    }

    private func isMember(at index: Int) -> Bool {
        index > 0 && (code[index - 1].isMark(".") || code[index - 1].isWord("func"))
    }

    private func hasComment(before line: Int) -> Bool {
        tokens.contains { $0.isComment && $0.lastLine == line - 1 }
    }
}
