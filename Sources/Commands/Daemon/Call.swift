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
        options: [
            Option("deadline", "SECONDS", "how long to wait for a plugin; 30 if left out")
        ],
        examples: [
            Example("call membership.roster '{\"organisation\": \"CSTO\", \"on\": \"2012-07-01\"}'", "with parameters"),
            Example("call alerts.test --deadline 60", "a service of a plugin, which may take a minute"),
        ],
        notes: [
            "registan help METHOD shows what a method takes and gives. A plugin that tells how far it is shows on the "
                + "terminal."
        ]
    ) { invocation throws(Failure) in
        let method = invocation.line.arguments[0]
        let given = try parameters(invocation.line.argument(1), in: invocation.surroundings)
        let seconds = try invocation.line["deadline"].map(seconds)
        let result =
            seconds == nil && Catalogue.method(named: method) != nil
            ? try invocation.ask(method, given)
            : try ServiceCall(method, given, seconds: seconds).make(by: invocation)
        invocation.show { page in
            for line in JSONText.lines(result) { page.line(Text(line)) }
        }
    }

    private static func seconds(_ text: String) throws(Failure) -> Int64 {
        guard let seconds = Int64(text), (1...ServiceCall.mostSeconds).contains(seconds) else {
            throw .usage(
                "“--deadline” does not take “\(text)”.",
                hint: "Give whole seconds from 1 to \(ServiceCall.mostSeconds).")
        }
        return seconds
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
