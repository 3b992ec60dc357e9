// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands

@Suite struct `The parser of command lines` {
    private static let options = [
        Option("on", "DAY", "a day"), Option("status", "STATUS", "a status", isRepeatable: true),
        Option(flag: "json", "as it came"), Option(flag: "help", "help"),
        Option("output", "FILE", "where", letter: "o"),
    ]

    @Test(arguments: [
        ("CSTO", ["CSTO"], [:]),
        ("CSTO --on 2012", ["CSTO"], ["on": ["2012"]]),
        ("--on=2012 CSTO", ["CSTO"], ["on": ["2012"]]),
        ("--on= CSTO", ["CSTO"], ["on": [""]]),
        ("--on=a=b", [], ["on": ["a=b"]]),
        ("--on -5", [], ["on": ["-5"]]),
        ("--json CSTO", ["CSTO"], ["json": []]),
        ("--status member --status=observer", [], ["status": ["member", "observer"]]),
        ("a -- --on b", ["a", "--on", "b"], [:]),
        ("a - b", ["a", "-", "b"], [:]),
        ("-h", [], ["help": []]),
        ("-o file", [], ["output": ["file"]]),
        ("--output=file", [], ["output": ["file"]]),
        ("'two words' stance=-2", ["two words", "stance=-2"], [:]),
    ])
    func `tells options and arguments apart`(line: String, arguments: [String], options: [String: [String]]) throws {
        let parsed = try LineParser(Self.options).parse(words(line))
        #expect(parsed.arguments == arguments)
        #expect(parsed.options == options)
        #expect(parsed.trailing == nil)
    }

    @Test(arguments: [
        ("--onn 2012", "There is no option “--onn” here.", "Did you mean “--on”?"),
        ("--jsn=1", "There is no option “--jsn” here.", "Did you mean “--json”?"),
        ("-x", "There is no option “-x” here.", "The options are --on, --status, --json, --help, --output."),
        ("--on", "“--on” needs a value.", "Write --on DAY, or --on=VALUE."),
        ("--on --json", "“--on” needs a value.", "Write --on DAY, or --on=VALUE."),
        ("--on -- a", "“--on” needs a value.", "Write --on DAY, or --on=VALUE."),
        ("--on 1 --on 2", "“--on” is given twice.", "Give it once."),
        ("-o", "“--output” needs a value.", "Write -o, --output FILE, or --output=VALUE."),
        ("-o a --output b", "“--output” is given twice.", "Give it once."),
        ("--json --json", "“--json” is given twice.", "Give it once."),
        ("--json=yes", "“--json” takes no value.", "Write --json alone."),
    ])
    func `refuses what it does not know`(line: String, sentence: String, hint: String) {
        let failure = #expect(throws: Failure.self) { try LineParser(Self.options).parse(words(line)) }
        #expect(failure?.code == .usage)
        #expect(failure?.sentence == sentence)
        #expect(failure?.hint?.hasPrefix(hint) == true)
    }

    @Test func `keeps the words behind two hyphens apart for a wrapper`() throws {
        let parsed = try LineParser(Self.options, keepsTrailing: true).parse(words("a=b -- members CSTO --on 2012"))
        #expect(parsed.arguments == ["a=b"])
        #expect(parsed.trailing == ["members", "CSTO", "--on", "2012"])
    }
}

@Suite struct `A command line` {
    @Test(arguments: [
        ("members", "“members” needs ORG.", "Usage: registan members ORG [OPTIONS]"),
        ("members CSTO SCO", "“SCO” is one argument too many.", "Usage: registan members ORG [OPTIONS]"),
        ("membrs CSTO", "There is no command “membrs”.", "Did you mean “members”? See them all: registan help"),
        ("--json members", "“--json” stands before a command.", nil),
        ("retract c1", "“retract” needs --reason TEXT: why; it is recorded.", nil),
        ("retract --reason x", "Give claims or --source, one of them.", nil),
        ("retract c1 --source s --reason x", "Give claims or --source, one of them.", nil),
        ("rank c1 prefered --reason x", "“prefered” is not a value of this field.", nil),
        ("explain membrship UZB", "There is no kind of claim “membrship”.", nil),
        ("explain membership UZB CSTO SCO", "“SCO” is not name=value.", nil),
        ("slot dependence KGZ RUS dimension=a dimension=b", "“dimension” is given twice.", nil),
        ("slot dependence KGZ RUS dimensoin=security", "There is no field “dimensoin” here.", nil),
        ("record membership UZB CSTO --from 2012 --source s", "“status” is missing.", nil),
        ("record membership UZB CSTO status=member --source s", "The claim needs a time.", nil),
        ("record membership UZB CSTO status=member --to 2012 --source s", "“--to” needs “--from”.", nil),
        (
            "record membership UZB CSTO status=member --from 2012 --valid 2012 --source s",
            "“--valid” says all of the time.", "Leave --from and --to out, or --valid."
        ),
        (
            "record membership UZB CSTO status=member --from 2012 --source s --dry-run --key k",
            "“--dry-run” writes nothing, so “--key” settles nothing.", nil
        ),
        ("record policy UZB topic=neutrality stance=3 --from 2012 --source s", "“stance” does not take 3.", nil),
        ("register plce osh --name Osh", "There is no kind of entity “plce”.", nil),
        ("register place osh --name Osh lat=40", "“lon” is missing.", nil),
        ("search a --limit many", "“--limit” does not take “many”.", "Give a whole number."),
        ("watch --after -1", "“--after” does not take “-1”.", nil),
        ("call event.head [1]", "The parameters are no object.", nil),
        ("completions csh", "There are no completions for “csh”.", "The shells are bash, zsh, fish."),
        ("help membrs", "There is no command “membrs”.", nil),
        ("help record membrship", "There is no kind of claim “membrship”.", nil),
        ("members CSTO --what-if nowhere.json", "“nowhere.json” cannot be read.", nil),
        ("what-if kind=membership subject=UZB", "“what-if” needs a command behind --.", nil),
        ("what-if a.json b=c -- members CSTO", "Files and claims cannot be mixed here.", nil),
        ("what-if subject=UZB -- members CSTO", "The claim has no kind.", nil),
    ])
    func `that makes no sense is refused before anything is sent`(line: String, sentence: String, hint: String?) {
        let desk = Desk()
        #expect(desk.run(line) == .usage)
        #expect(desk.errors.hasPrefix("registan: \(sentence)\n"))
        if let hint { #expect(desk.errors.contains("\n  \(hint)\n")) }
        #expect(desk.calls.isEmpty)
        #expect(desk.output.isEmpty)
    }
}
