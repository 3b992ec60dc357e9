// SPDX-License-Identifier: Apache-2.0

// Strings.
extension JSONScanner {
    /// The rest of a string whose opening quote is taken.
    mutating func string() throws(JSONError) {
        let start = position - 1
        while let byte = peek {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20:
                throw fault("A control character stands bare in text; write it as an escape.", at: position - 1)
            default: break
            }
        }
        throw fault("The text that begins here has no closing quote.", at: start)
    }

    private mutating func escape() throws(JSONError) {
        let start = position - 1
        guard let byte = peek else { return }  // the missing quote is the fault
        position += 1
        if byte == UInt8(ascii: "u") { return try unicodeEscape(from: start) }
        guard "\"\\/bfnrt".utf8.contains(byte) else {
            throw fault("After a backslash only \" \\ / b f n r t and u are allowed.", at: start)
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(JSONError) {
        let unit = try hexadecimal(from: start)
        guard (0xD800...0xDFFF).contains(unit) else { return }
        if unit < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            if (0xDC00...0xDFFF).contains(try hexadecimal(from: start)) { return }
        }
        throw fault(
            "A surrogate stands without its other half; write both, high then low.", kind: .notUnicode, at: start)
    }

    private mutating func hexadecimal(from start: Int) throws(JSONError) -> Int {
        var unit = 0
        for _ in 0..<4 {
            guard let digit = peek.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw fault("After \\u four hexadecimal digits are needed.", at: start)
            }
            unit = unit << 4 | digit
            position += 1
        }
        return unit
    }
}

// Numbers.
extension JSONScanner {
    mutating func number() throws(JSONError) {
        let start = position
        _ = take(UInt8(ascii: "-"))
        let digits = position
        try skipDigits(from: start)
        if bytes[digits] == UInt8(ascii: "0"), position > digits + 1 {
            throw fault("A number has leading zeros; remove them.", at: start)
        }
        let isWhole = try !fractionAndExponent(from: start)
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole && Int64(text) == nil { throw .integerOutOfRange(at: start) }
        let value = Double(text) ?? .infinity
        if value.isInfinite {
            throw fault(
                "A number is beyond the range of a double (about 1.8e308).", kind: .numberOutOfRange, at: start)
        }
    }

    private mutating func fractionAndExponent(from start: Int) throws(JSONError) -> Bool {
        var found = false
        if take(UInt8(ascii: ".")) {
            found = true
            try skipDigits(from: start)
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            found = true
            if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
            try skipDigits(from: start)
        }
        return found
    }

    private mutating func skipDigits(from start: Int) throws(JSONError) {
        let first = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > first else {
            throw fault("A number lacks digits; write it like -12, 0.5 or 6.02e23.", at: start)
        }
    }
}
