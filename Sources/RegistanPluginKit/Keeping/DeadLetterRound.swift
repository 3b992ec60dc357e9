// SPDX-License-Identifier: Apache-2.0

import Glibc
import Model
import Service
import Wire

/// Dead letters that are being delivered once more: `dead-letters.again.jsonl`, with how far it is in a file beside it.
///
/// A crash repeats one letter at most: the next round goes on where this one was. What fails again goes to the ordinary
/// file, in which new ones gather meanwhile.
struct DeadLetterRound: ~Copyable {
    private static let longestFile = DeadLetters.longestFile + (8 << 20)

    private let place: Place
    private let position: LineFile
    private let lines: [ArraySlice<UInt8>]
    private var next: Int

    /// Where its files are.
    struct Place {
        let directory: String
        var letters: String { directory + "/dead-letters.again.jsonl" }
        var position: String { directory + "/dead-letters.again.position" }

        /// How many letters a round that was cut off has left.
        func countOfRest() throws(FileFault) -> Int {
            guard Files.exists(letters) else { return 0 }
            return try LineFile(path: letters).countOfLines() - DeadLetterRound.settled(LineFile(path: position))
        }

        /// Takes the letters over. The position of a round that is over must be gone before it could be taken for this
        /// one's.
        func begin(taking ordinary: String) throws(FileFault) {
            remove()
            LineFile.syncDirectory(of: letters)
            guard rename(ordinary, letters) == 0 else { throw FileFault("rename", ordinary) }
            LineFile.syncDirectory(of: letters)
        }

        /// Removes the files; the letters first, for without their position they would all come again.
        func remove() {
            unlink(letters)
            unlink(position)
        }
    }

    /// Goes on with a round that was cut off, or else begins one with what is in the ordinary file.
    init(directory: String, taking ordinary: String) throws {
        let place = Place(directory: directory)
        if try place.countOfRest() == 0 { try place.begin(taking: ordinary) }
        let position = try LineFile(path: place.position)
        let next = try Self.settled(position)
        let letters = try Files.read(place.letters, limit: Self.longestFile)
        self.place = place
        self.position = position
        self.next = next
        lines = letters.split(separator: UInt8(ascii: "\n"))
    }

    /// How many are left.
    var rest: Int { max(0, lines.count - next) }

    /// The letter in hand; nil where all are settled.
    var letter: [UInt8]? { next < lines.count ? Array(lines[next]) : nil }

    /// The letter in hand is dealt with, or set aside again.
    mutating func settle() throws(FileFault) {
        next += 1
        try position.append(Array(#"{"settled":\#(next)}"#.utf8))
    }

    /// Removes the files, when all is settled.
    func finish() { place.remove() }

    private static func settled(_ position: borrowing LineFile) throws(FileFault) -> Int {
        var parser = JSONParser()
        let last = try position.lastLines().last.flatMap { try? parser.parse(Array($0)) }
        return last?["settled"]?.integer.map { Int($0) } ?? 0
    }
}
