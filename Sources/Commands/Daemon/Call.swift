// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

extension Command {
    static let call = Command(
        "call", "call any method", .running, .daemon,
        arguments: [
            Argument("METHOD", "the method, also one of a plugin", words: Catalogue.methods.map(\.name)),
            Argument("JSON", "its parameters, an object; - reads them from standard input", .optional),
        ],
        examples: [
            Example("call event.head", "the end of the journal"),
            Example("call membership.roster '{\"organisation\": \"CSTO\", \"on\": \"2012-07-01\"}'", "with parameters"),
        ]
    ) { invocation throws(Failure) in
        let result = try invocation.ask(
            invocation.line.arguments[0], try parameters(invocation.line.argument(1), in: invocation.surroundings))
        invocation.show { page in
            for line in JSONText.lines(result) { page.line(Text(line)) }
        }
    }

    private static func parameters(
        _ text: String?, in surroundings: Surroundings
    ) throws(Failure) -> [Datum.Member] {
        guard let text else { return [] }
        let bytes = text == "-" ? try surroundings.files.read("-", limit: FileLimits.request) : Array(text.utf8)
        let hint = "Give an object, for example '{\"id\": \"UZB\"}'."
        let document: Datum
        do throws(JSONError) {
            var parser = JSONParser()
            document = try parser.parse(bytes)
        } catch {
            throw .usage("The parameters are not JSON. \(error.message)", hint: hint)
        }
        guard let members = document.members else { throw .usage("The parameters are no object.", hint: hint) }
        return members
    }
}
