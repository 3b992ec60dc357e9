// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

@Suite struct `The width of text` {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("Ош", 2), ("e\u{301}a", 2), ("吉尔", 4), ("ｱ", 1), ("Ａ", 2), ("한국", 4), ("😀", 2),
        ("👩‍👩‍👧", 2), ("❤️", 2), ("a\u{200B}b", 2), ("“x”", 3), ("ไทย", 3), ("ที่", 1),
    ])
    func `counts the columns of a terminal`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }
}

@Suite struct `Printable text` {
    @Test(arguments: [
        ("plain “text”", "plain “text”"), ("a\nb\tc\r", "a\\nb\\tc\\r"), ("\u{1B}]0;x\u{7}", "\\u{1B}]0;x\\u{7}"),
        ("\u{7F}\u{85}\u{9F}", "\\u{7F}\\u{85}\\u{9F}"),
        ("a\u{2028}\u{202E}b\u{2066}", "a\\u{2028}\\u{202E}b\\u{2066}"),
    ])
    func `shows as escapes what would act on a terminal`(text: String, shown: String) {
        #expect(printable(text) == shown)
        #expect(Text(text).plain == shown)
        #expect(Text(stringLiteral: text).rendered(colours: true) == shown)
    }
}

@Suite struct `A terminal` {
    @Test(arguments: [
        (["LANG": "en_GB.UTF-8"], true, true), (["LC_ALL": "C", "LANG": "en_GB.UTF-8"], true, false),
        (["LC_ALL": "", "LC_CTYPE": "de_DE.utf8"], true, true), ([:], true, false),
        (["LANG": "C.UTF-8", "NO_COLOR": "1"], false, true), (["NO_COLOR": ""], true, false),
        (["TERM": "dumb"], false, false),
    ])
    func `is described by its environment`(variables: [String: String], hasColour: Bool, isUTF8: Bool) {
        let terminal = Terminal(isTerminal: true, width: 100, variables: variables)
        #expect(terminal.hasColour == hasColour)
        #expect(terminal.isUTF8 == isUTF8)
        #expect(!Terminal(isTerminal: false, width: nil, variables: variables).hasColour)
    }
}

@Suite struct `A table` {
    private static let columns: [TextTable.Column] = [
        .init("A"), .init("N", isNumeric: true), .init(""), .init("TEXT", isFlexible: true),
    ]

    private static func lines(_ rows: [[Text]], _ terminal: Terminal, indent: Int = 0) -> [String] {
        var table = TextTable(columns)
        for row in rows { table.add(row) }
        return table.lines(for: terminal, indent: indent).map(\.plain)
    }

    @Test func `aligns text to the left and numbers to the right`() {
        let lines = Self.lines([["吉", "7", "", "x"], ["abcd", "123", "", ""]], Terminal(isTerminal: false))
        #expect(lines == ["A       N  TEXT", "吉      7  x", "abcd  123"])
    }

    @Test func `breaks flexible columns on a terminal and cuts nothing`() {
        let text: Text = "one two three four five averyveryverylongword six"
        let lines = Self.lines([["a", "1", "!", text]], Terminal(isTerminal: true, width: 40), indent: 16)
        #expect(
            lines.map { String($0.dropFirst(16)) } == [
                "A  N     TEXT", "a  1  !  one two three", "         four five", "         averyveryverylon",
                "         gword six",
            ])
        #expect(Self.lines([["a", "1", "!", text]], Terminal(isTerminal: false)).count == 2)
    }
}

@Suite struct `Text of values` {
    @Test(arguments: [
        ("membership", #"{"status":"member"}"#, "member"),
        ("contribution", #"{"personnel":[3000,5000],"share":0.5}"#, "personnel 3000-5000, share 0.5"),
        ("transit", #"{"decision":"granted","modes":["rail","road"]}"#, "decision granted, modes rail, road"),
        ("composition", #"{"deployable-abroad":false,"strength":20000}"#, "deployable-abroad no, strength 20000"),
        ("rules", #"{"votes":{"KAZ":"1","RUS":"2"}}"#, "votes KAZ 1, RUS 2"),
        ("existence", "{}", ""),
    ])
    func `names fields and shows ranges and lists`(kind: String, value: String, text: String) {
        #expect(ValueText.value(datum(value), of: ClaimKind.named(kind)) == text)
    }

    @Test(arguments: [
        (#"{"answer":"holds","value":{"status":"member"}}"#, "member"), (#"{"answer":"none","value":null}"#, "none"),
        (#"{"answer":"unknown","value":null}"#, "unknown"), (#"{"answer":"holds","value":{}}"#, "yes"),
        (#"{"answer":"holds","value":{},"object":"KGZ"}"#, "→ KGZ"),
        (#"{"answer":"holds","value":{"phase":"held"},"objects":["SCO","CSTO"]}"#, "→ SCO, CSTO: phase held"),
    ])
    func `says what holds`(answer: String, text: String) {
        #expect(ValueText.answer(datum(answer), of: ClaimKind.named("membership")) == text)
    }

    @Test(arguments: [
        (["registan", "a b"], "registan 'a b'"), (["it's"], "'it'\\''s'"), ([""], "''"),
        (["a=b/..", "c1"], "a=b/.. c1"),
        (["$x"], "'$x'"),
    ])
    func `for a shell is quoted where needed`(words: [String], line: String) {
        #expect(ShellWords.join(words) == line)
    }
}
