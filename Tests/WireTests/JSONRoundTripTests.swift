// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Wire

/// SplitMix64 (Steele, Lea and Flood 2014), so that a seed always gives the same data.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    /// Foundation reads numbers through `Decimal`, which loses digits and writes large ones as whole numbers.
    var moderateNumbersOnly = false
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct `JSON written and read again` {
    @Test(arguments: 0..<400 as Range<UInt64>)
    func `is the same datum`(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let datum = Self.datum(depth: 5, &generator)
        var parser = JSONParser()
        var writer = JSONWriter()
        writer.write(datum)
        #expect(try parser.parse(writer.finish()) == datum, "seed \(seed)")
        let once = canonical(datum)
        #expect(canonical(try parser.parse(once)) == once, "seed \(seed)")
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `is understood by Foundation in the same way`(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed, moderateNumbersOnly: true)
        let datum = Self.datum(depth: 4, &generator)
        let read = try JSONSerialization.jsonObject(with: Data(canonical(datum)), options: .fragmentsAllowed)
        #expect(Self.agrees(read, datum), "seed \(seed)")
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `is read from Foundation's writing too`(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed, moderateNumbersOnly: true)
        let datum: Datum = [Self.datum(depth: 4, &generator)]
        let object = try JSONSerialization.jsonObject(with: Data(canonical(datum)))
        let rewritten = try JSONSerialization.data(withJSONObject: object, options: .prettyPrinted)
        var parser = JSONParser()
        #expect(Self.agrees(object, try parser.parse(Array(rewritten))), "seed \(seed)")
    }

    /// The fast parser and the scanner are two readers of one grammar: bytes changed at random must please or
    /// displease both.
    @Test(arguments: 0..<400 as Range<UInt64>)
    func `is refused by both readers or by neither when damaged`(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        var bytes = canonical(Self.datum(depth: 3, &generator))
        let alphabet = Array("{}[]\",:\\u0dD8-+.eE19 tfn\u{0}\u{FF}".utf8)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            bytes[place] = alphabet.randomElement(using: &generator) ?? 0
        }
        var parser = JSONParser()
        let scanned = bytes.withUnsafeBytes { JSONScanner.firstFault(in: $0, limits: .standard) }
        do {
            _ = try parser.parse(bytes)
            #expect(scanned == nil, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        } catch {
            #expect(scanned == error || error.kind == .duplicateName, "seed \(seed): \(error)")
        }
    }
}

extension `JSON written and read again` {
    private static func datum(depth: Int, _ generator: inout SeededGenerator) -> Datum {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2:
            return .integer(Int64(truncatingIfNeeded: generator.next()) >> Int64.random(in: 0..<64, using: &generator))
        case 3: return .number(number(&generator))
        case 4, 5: return .string(text(&generator))
        case 6:
            return .array(
                (0..<Int.random(in: 0..<6, using: &generator)).map { _ in datum(depth: depth - 1, &generator) })
        default:
            var names = Set<String>()
            let members = (0..<Int.random(in: 0..<20, using: &generator)).compactMap { _ -> Datum.Member? in
                let name = text(&generator)
                guard names.insert(name).inserted else { return nil }
                return Datum.Member(name, datum(depth: depth - 2, &generator))
            }
            return .object(members)
        }
    }

    private static func number(_ generator: inout SeededGenerator) -> Double {
        if generator.moderateNumbersOnly { return Double(Int32(truncatingIfNeeded: generator.next())) / 1024 }
        let number = Double(bitPattern: generator.next())
        return number.isFinite && number != 0 ? number : 0.5
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0...0x1F, 0x22...0x22, 0x5C...0x5C, 0x400...0x44F, 0x1F600...0x1F64F,
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0..<20, using: &generator) {
            let range = ranges.randomElement(using: &generator) ?? 0x20...0x7E
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Foundation keeps no order, does not tell `1.0` from `1`, and is not exact in the last digit of a double.
    private static func agrees(_ read: Any, _ datum: Datum) -> Bool {
        switch datum {
        case .null: return read is NSNull
        case .bool(let bool): return (read as? Bool) == bool
        case .integer(let integer): return (read as? NSNumber)?.int64Value == integer
        case .number(let number):
            guard let read = read as? NSNumber else { return false }
            return abs(read.doubleValue - number) <= 1e-15 * abs(number)
        case .string(let text): return (read as? String) == text
        case .array(let elements):
            guard let array = read as? [Any], array.count == elements.count else { return false }
            return zip(array, elements).allSatisfy(agrees)
        case .object(let members):
            guard let object = read as? [String: Any], object.count == members.count else { return false }
            return members.allSatisfy { member in object[member.name].map { agrees($0, member.value) } ?? false }
        }
    }
}
