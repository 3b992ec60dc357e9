// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What simdjson does not check, in one pass over the tape: duplicate names, depth, number of values, number ranges.
struct JSONCheck {
    let tape: JSONTape
    let limits: JSONLimits

    enum Fault {
        /// The later of two equal names, by its index on the tape.
        case duplicateName(Int)
        /// A whole number beyond 63 bits.
        case number
        case tooDeep
        case tooManyElements
    }

    /// Objects up to this many members are compared pair by pair, which is fastest; larger ones through a set.
    private static let pairwiseMembers = 16

    /// The first fault. Each object's members are visited by leaps over their values, so the whole stays linear.
    func run() -> Fault? {
        var fault: Fault?
        var (index, depth, elements) = (JSONTape.root, 0, 0)
        while fault == nil {
            switch tape.mark(at: index) {
            case JSONTape.Mark.end:
                return nil
            case JSONTape.Mark.object:
                depth += 1
                elements -= tape.count(at: index)  // the names, which are strings on the tape
                fault = duplicate(at: index)
            case JSONTape.Mark.array:
                depth += 1
            case JSONTape.Mark.objectEnd, JSONTape.Mark.arrayEnd:
                depth -= 1
                elements -= 1
            case JSONTape.Mark.unsigned, JSONTape.Mark.double, JSONTape.Mark.signed:
                if tape.mark(at: index) == JSONTape.Mark.unsigned { fault = .number }
                index += 1
            default:
                break
            }
            index += 1
            elements += 1
            if depth > limits.depth { fault = .tooDeep }
            if elements > limits.elements { fault = .tooManyElements }
        }
        return fault
    }

    /// How many names and strings stand on the tape before the index.
    static func strings(on tape: JSONTape, before end: Int) -> Int {
        var (index, count) = (JSONTape.root, 0)
        while index < end {
            let mark = tape.mark(at: index)
            if mark == JSONTape.Mark.string { count += 1 }
            let isNumber = [JSONTape.Mark.signed, JSONTape.Mark.unsigned, JSONTape.Mark.double].contains(mark)
            index += isNumber ? 2 : 1
        }
        return count
    }
}

extension JSONCheck {
    private func duplicate(at object: Int) -> Fault? {
        guard tape.count(at: object) <= Self.pairwiseMembers else { return duplicateInSet(at: object) }
        var name = object + 1
        while tape.mark(at: name) == JSONTape.Mark.string {
            let text = tape.text(at: name)
            // Only names beyond ASCII can be equal without having the same bytes.
            if text.contains(where: { $0 >= 0x80 }) { return duplicateInSet(at: object) }
            var earlier = object + 1
            while earlier < name {
                if Self.same(tape.text(at: earlier), text) { return .duplicateName(name) }
                earlier = tape.after(earlier + 1)
            }
            name = tape.after(name + 1)
        }
        return nil
    }

    /// A set is hashed with a seed of the process, so no sender can make its names collide.
    private func duplicateInSet(at object: Int) -> Fault? {
        var seen = Set<String>(minimumCapacity: tape.count(at: object))
        var name = object + 1
        while tape.mark(at: name) == JSONTape.Mark.string {
            guard seen.insert(tape.string(at: name)).inserted else { return .duplicateName(name) }
            name = tape.after(name + 1)
        }
        return nil
    }

    private static func same(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
        guard one.count == other.count, let left = one.baseAddress, let right = other.baseAddress else { return false }
        return memcmp(left, right, one.count) == 0
    }
}
