// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing

/// Expects that reading the text is refused at that byte, for a reason and with a hint that hold these words.
func expectRefusal(
    of text: String, at position: Int, because reason: String, hint: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation, reading: (String) throws(EDTFError) -> Void
) {
    let error = #expect(throws: EDTFError.self, sourceLocation: sourceLocation) { try reading(text) }
    guard let error else { return }
    #expect(error.position == position, "\(error)", sourceLocation: sourceLocation)
    #expect(error.reason.contains(reason), "\(error)", sourceLocation: sourceLocation)
    #expect(error.given == String(text.prefix(EDTFDate.byteLimit)), sourceLocation: sourceLocation)
    if let hint {
        #expect(error.hint?.contains(hint) == true, "\(error)", sourceLocation: sourceLocation)
    }
}
