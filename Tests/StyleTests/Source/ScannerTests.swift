// SPDX-License-Identifier: Apache-2.0

import Testing

/// The scanners that the other style tests trust, on snippets.
@Suite struct ScannerTests {
    @Test(
        arguments: [
            ("a /* b /* c */ d */ e", ["a", "/* b /* c */ d */", "e"]),
            ("x // y { z", ["x", "// y { z"]),
            (#"let s = "a { \" b" }"#, ["let", "s", "=", #""a { \" b""#, "}"]),
            (##"#"a " \n b"# + c"##, [##"#"a " \n b"#"##, "+", "c"]),
            (#""a\(b("c"))d""#, [#""a\"#, "(", "b", "(", #""c""#, ")", ")", #"d""#]),
            (##"#"\(a)\#(b)"#"##, [##"#"\(a)\#"##, "(", "b", ")", ##""#"##]),
            ("\"\"\"\n a \" } \"\" b\n\"\"\" c", ["\"\"\"\n a \" } \"\" b\n\"\"\"", "c"]),
            ("#/a{2}/# #if", ["#/a{2}/#", "#", "if"]),
            ("func `a { b`()", ["func", "`a { b`", "(", ")"]),
            ("\"never closed\nfunc", ["\"never closed", "func"]),
        ])
    func `source is cut into tokens`(source: String, expected: [String]) {
        #expect(Lexer.tokens(of: source).map { String($0.text) } == expected)
    }

    @Test func `tokens know their lines`() {
        let tokens = Lexer.tokens(of: "a\n\"\"\"\nb\n\"\"\" /*\n*/ c")
        #expect(tokens.map(\.line) == [1, 2, 4, 5])
        #expect(tokens.map(\.lastLine) == [1, 4, 5, 5])
    }

    @Test(
        arguments: [
            ("func f() {\n}", [("f", 1, 2)]),
            ("func f(_ g: () -> Void = { }) -> Int {\n\n}", [("f", 1, 3)]),
            ("protocol P {\n func f()\n var v: Int { get }\n init()\n}", [("v", 3, 1)]),
            ("struct S {\n let a: Int\n init?() {\n }\n deinit { }\n}", [("init", 3, 2), ("deinit", 5, 1)]),
            ("func f() {\n func g() {\n }\n}", [("f", 1, 4), ("g", 2, 2)]),
            ("func f() { print(\"}\") // }\n}", [("f", 1, 2)]),
            ("func f() { \"\\(a.map { \"{\" })\"\n}", [("f", 1, 2)]),
            ("static func == (a: A, b: A) -> Bool {\n}", [("==", 1, 2)]),
            ("func < (a: A, b: A) -> Bool { true }", [("<", 1, 1)]),
            ("func f<T: P>(t: T) where T: Q {\n}", [("f", 1, 2)]),
            ("var a: [Int] {\n get { 1 }\n}", [("a", 1, 3)]),
            ("func f() {\n var a: Int\n use { }\n var b = c { }\n}", [("f", 1, 5)]),
            ("self.init(a)\nif x { }\n.init(b)", []),
            ("subscript(i: Int) -> Int {\n 0\n}", [("subscript", 1, 3)]),
            ("func `a sentence { with`() async throws(E) {\n}", [("a sentence { with", 1, 2)]),
        ] as [(String, [(String, Int, Int)])])
    func `functions are found and measured`(source: String, expected: [(String, Int, Int)]) {
        let functions = Function.all(in: Lexer.tokens(of: source))
        #expect(functions == expected.map { Function(name: $0.0, line: $0.1, lines: $0.2) })
    }

    @Test(
        arguments: [
            ("import A", ["A"]),
            ("public import A\n@testable import B", ["A", "B"]),
            ("import struct A.B\nimport func C.d", ["A", "C"]),
            ("import A.B // import C", ["A"]),
            ("@preconcurrency internal import A; import B", ["A", "B"]),
            ("let s = \"\nimport A", ["A"]),
            ("let s = \"import A\"\nf(`import`: a)", []),
        ])
    func `imports are found in all forms`(source: String, expected: [String]) {
        #expect(Import.all(in: Lexer.tokens(of: source)).map(\.module) == expected)
    }

    @Test(
        arguments: [
            ("public struct S {}", ["S"]),
            ("/// S.\npublic struct S {\n package let a = 1\n}", ["a"]),
            ("/// S.\n@frozen @a(b: (c)) public final class S {}", []),
            ("/// S.\n// Why.\npublic enum S {}", []),
            ("/** S. */ package func f() {}\npackage func g() {}", ["g"]),
            ("/// A.\npublic private(set) var a = 1", []),
            ("private(set) public var a = 1", ["a"]),
            ("/// A.\nprivate(set) public var a = 1", []),
            ("package(set) var a = 1", []),
            ("public import A\npublic extension A {}\npublic override func f() {}", []),
            ("/// A.\nlet a = 1\npublic nonisolated static func f() {}", ["f"]),
            ("public init() {}", ["init"]),
            ("enum E { case open\n case closed }\nlet package = Package()", []),
        ])
    func `visible declarations without documentation are found`(source: String, expected: [String]) {
        #expect(Undocumented.all(in: Lexer.tokens(of: source)).map(\.name) == expected)
    }

    @Test(
        arguments: [
            ("try! f()", "try!", [1]),
            ("try f(\"try!\") // try!", "try!", []),
            ("\n\"\\(try! f())\"", "try!", [2]),
            ("final class C: @unchecked Sendable {}", "@unchecked Sendable", [1]),
            ("/// Why.\nfinal class C: @unchecked Sendable {}", "@unchecked Sendable", []),
            ("// Why.\n\nnonisolated(unsafe) var a = 1", "nonisolated(unsafe)", [3]),
            ("print(a)", "print(", [1]),
            ("func print(a: A) { b.print(a) }", "print(", []),
            ("let isWhole = try !isFraction()", "try!", []),
        ])
    func `constructs are found in code alone`(source: String, code: String, expected: [Int]) throws {
        let construct = try #require(Construct.all.first { $0.code == code })
        #expect(SourceFile(path: "Sources/M/F.swift", text: source).offences(against: construct) == expected)
    }
}
