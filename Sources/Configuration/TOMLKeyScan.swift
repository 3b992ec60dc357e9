// SPDX-License-Identifier: Apache-2.0

/// Looks for dotted keys that are too long, before toml++ sees them: it makes a table for each part and tears tables
/// down by recursion, so `a.a.a...` over a megabyte would overrun the stack. Reads just enough of TOML to tell keys
/// from text and comments.
struct TOMLKeyScan {
    let bytes: [UInt8]
    let maximumParts: Int

    /// The line, from 1, of the first key with too many parts. Cost: linear.
    func lineOfLongKey() -> Int? {
        var (index, dots, line) = (0, 0, 1)
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "."):
                dots += 1
                if dots >= maximumParts { return line }
            case UInt8(ascii: "\n"):
                (dots, line) = (0, line + 1)
            case UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"):
                dots = 0
            case UInt8(ascii: "#"):
                index = (bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) - 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let end = endOfText(from: index)
                line += bytes[index..<end].count { $0 == UInt8(ascii: "\n") }
                index = end - 1
            default:
                break
            }
            index += 1
        }
        return nil
    }

    /// The index after the text whose opening quote stands at the index. Text that does not end is toml++'s to refuse:
    /// a simple one counts to the end of its line, one of several lines to the end of the document.
    private func endOfText(from start: Int) -> Int {
        let quote = bytes[start]
        let isLong = bytes[start...].starts(with: [quote, quote, quote])
        var index = start + (isLong ? 3 : 1)
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""): index += 1
            case UInt8(ascii: "\n") where !isLong: return index
            case quote where !isLong: return index + 1
            case quote where bytes[index...].starts(with: [quote, quote, quote]):
                // Up to two quotes may stand before the three that close.
                return index + bytes[index...].prefix(5).prefix { $0 == quote }.count
            default: break
            }
            index += 1
        }
        return bytes.count
    }
}
