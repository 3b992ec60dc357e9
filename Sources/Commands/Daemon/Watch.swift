// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Model

extension Command {
    static let watch = Command(
        "watch", "live events, none left out", .running, .daemon,
        arguments: [Argument("TOPIC", "only topics that begin so; all if left out", .any)],
        options: [
            Option("after", "SEQUENCE", "replay what was recorded after it first"),
            Option("events", "ENDPOINT", "the daemon's event socket; else the one beside the command socket"),
        ],
        examples: [
            Example("watch membership.changed.CSTO", "whoever joins or leaves the CSTO"),
            Example("watch --after 0 --json", "everything from the beginning, one CloudEvent a line"),
        ], notes: ["It goes on until Ctrl-C."], methods: ["event.replay"]
    ) { invocation throws(Failure) in
        let after = try cursor(invocation.line["after"])
        let events = try invocation.connection().follow(topics: invocation.line.arguments, after: after)
        while !invocation.surroundings.output.isClosed {
            if let heard = try events.next() { tell(heard, by: invocation) }
            invocation.surroundings.output.lookForReader()
        }
    }

    private static func cursor(_ text: String?) throws(Failure) -> SequenceNumber? {
        guard let text else { return nil }
        guard let number = Int64(text), number >= 0 else {
            throw .usage("“--after” does not take “\(text)”.", hint: "Give a sequence, such as 0 or 812.")
        }
        return SequenceNumber(number)
    }

    private static func tell(_ heard: Heard, by invocation: Invocation) {
        switch heard {
        case .event(_, let json) where invocation.isJSON:
            invocation.surroundings.output.print(bytes: json + [UInt8(ascii: "\n")])
        case .event(let event, _):
            invocation.show { page in page.line(EventLine.text(event)) }
        case .epochChanged(let change):
            let lost = change.startsOver ? "; what was shown after that is no longer part of it" : ""
            invocation.surroundings.errors.print(
                "registan: The register is in epoch \(change.current) now and goes on after \(change.cursor)\(lost).\n")
        }
    }
}
