// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Server

@Suite struct OptionsTests {
    @Test func `options may be given in any order, in both forms`() throws {
        let options = try Options(["--load", "a", "--config=c.toml", "--data", "d", "--load=b", "--run", "r"])
        #expect(options.datasets == ["a", "b"])
        #expect(options.configuration == "c.toml")
        #expect(options.data == "d")
        #expect(options.run == "r")
        #expect(options.wish == .run)
    }

    @Test(arguments: [("--check", Options.Wish.check), ("--version", .version), ("--help", .help), ("-h", .help)])
    func `a wish is one word`(word: String, wish: Options.Wish) throws {
        #expect(try Options([word]).wish == wish)
    }

    @Test(arguments: [
        (["--confg", "x"], "--config"), (["--load"], "needs a value"), (["stray"], "not an option"),
        (["--data="], "needs a value"),
    ])
    func `a misuse is told with what was probably meant`(words: [String], remedy: String) {
        let misuse = #expect(throws: Options.Misuse.self) { _ = try Options(words) }
        #expect(misuse?.message.contains(remedy) == true, "\(misuse?.message ?? "")")
    }
}
