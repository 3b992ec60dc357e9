// SPDX-License-Identifier: Apache-2.0

import Client
import Model
import Service
import Wire

extension PluginHost {
    /// Delivers once more what was set aside before; what fails again is set aside again. Where the plugin is to end
    /// meanwhile, the rest stays for the next time.
    func deliverDeadLetters(pause: Pause) {
        do {
            guard var round = try deadLetters.beginRound() else { return }
            log(.info, "Delivering dead letters again.", ["count": "\(round.rest)"])
            while let letter = round.letter {
                guard pause(.zero), try deliver(letter: letter, pause) else { return }
                try round.settle()
                deadLetters.note(awaiting: round.rest)
            }
            round.finish()
        } catch {
            log(.error, "Dead letters cannot be delivered again: \(error)")
        }
    }

    /// A line that is no letter is kept as it is.
    private func deliver(letter json: [UInt8], _ pause: Pause) throws -> Bool {
        var parser = JSONParser()
        guard let letter = try? parser.parse(json), let topic = letter["topic"]?.text,
            let event = letter["event"].flatMap({ Event(topic: topic, $0) }),
            let bytes = JSONParts(json[...]).member("event")
        else {
            try deadLetters.add(line: json)
            return true
        }
        return deliver(event, json: Array(bytes), pause: pause)
    }
}
