// SPDX-License-Identifier: Apache-2.0

import Testing

/// Dates as tables write them, whole or in parts, known or not.
@Suite struct DateMappingTests {
    @Test(arguments: [
        ("{ at = { column = \"a\", pattern = \"YYYY\" } }", "2001,,", "2001"),
        ("{ at = { column = \"a\", pattern = \"YYYYMM\" } }", "200106,,", "2001-06"),
        ("{ at = { column = \"a\", pattern = \"YYYYMM\" } }", "2001xx,,", "2001"),
        ("{ at = { column = \"a\", pattern = \"YYYYMMDD\", unknown = [\"99\"] } }", "20010699,,", "2001-06"),
        ("{ at = { column = \"a\", pattern = \"D.M.YYYY\" } }", "5.12.2001,,", "2001-12-05"),
        ("{ at = { column = \"a\", pattern = \"YYYY-MM-DD\" } }", "2001-06-??,,", "2001-06"),
        ("{ at = { column = \"a\", pattern = \"YYYY\" } }", "200x,,", "200X"),
        ("{ at = { year = \"a\", month = \"b\", day = \"c\" } }", "2001.0,6.0,5.0", "2001-06-05"),
        ("{ at = { year = \"a\", month = \"b\", day = \"c\", unknown = -9 } }", "2001,6,-9", "2001-06"),
        ("{ at = { year = \"a\", month = \"b\", day = \"c\" } }", "2001,xx,5", "2001"),
        ("{ throughout = { column = \"a\", pattern = \"YYYY\" } }", "2001,,", "2001-01-01/2001-12-31"),
        ("{ throughout = { year = \"a\", month = \"b\" } }", "2004,2,", "2004-02-01/2004-02-29"),
        (interval(), "2001,2003,", "2001/2003"),
        (interval(), "2001,,", "2001/"),
        (interval(", censored-at = \"\""), "2001,,", "2001/.."),
        (interval(", censored-at = [2003]"), "2001,2003,", "2001/.."),
        (interval(), "-,2003,", "/2003"),
        ("{ to = { column = \"b\", pattern = \"YYYY\" } }", ",2003,", "../2003"),
        ("\"2001/..\"", ",,", "2001/.."),
    ])
    func `dates of many writings`(valid: String, row: String, text: String) throws {
        #expect(try MappingExample.read(Array("a,b,c\n\(row)\n".utf8), Self.dated(valid)) == ["policy AAA t \(text)"])
    }

    private static func interval(_ more: String = "") -> String {
        "{ from = { column = \"a\", pattern = \"YYYY\" }, to = { column = \"b\", pattern = \"YYYY\" }\(more) }"
    }

    private static func dated(_ valid: String) -> String {
        """
        name = "m"
        title = "M"
        [[claim]]
        kind = "policy"
        subject = "AAA"
        value = { topic = "t" }
        valid = \(valid)
        citations = [{ source = "s" }]
        """
    }
}
