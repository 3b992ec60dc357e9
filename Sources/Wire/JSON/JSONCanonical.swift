// SPDX-License-Identifier: Apache-2.0

public import Model

/// The one form of a datum for digests: no spaces, members sorted by the UTF-8 bytes of their names, escapes and
/// numbers as `JSONWriter` writes them. Equal values have equal bytes if their members stood in another order; a whole
/// number and the same number with a fraction (`1` and `1.0`) stay different, and so does text that is only
/// canonically equivalent in Unicode. Recursion as deep as the datum.
public func canonical(_ datum: Datum) -> [UInt8] {
    var writer = JSONWriter()
    writer.writeCanonical(datum)
    return writer.finish()
}

extension JSONWriter {
    fileprivate mutating func writeCanonical(_ datum: Datum) {
        switch datum {
        case .array(let elements):
            beginArray()
            for element in elements { writeCanonical(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
                key(escaping: member.name)
                writeCanonical(member.value)
            }
            endObject()
        default:
            write(datum)
        }
    }
}
