// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Journal
import JournalSQLite

/// The register of all tests.
let sampleRegister: RegisterUUID = {
    guard let uuid = RegisterUUID("0191e0c4-5f3a-4c1e-9b7d-2a6f8c3d4e5f") else { fatalError("the sample is a uuid") }
    return uuid
}()

/// A draft whose content tells its number.
func draft(_ number: Int, at: Int64? = nil, payload: [UInt8]? = nil) -> Draft {
    Draft(
        at: at ?? 1_700_000_000_000 + Int64(number), by: "analyst", topic: "claim.asserted.membership",
        payload: payload ?? Array(#"{"number":\#(number)}"#.utf8))
}

/// A batch at a place, whose token is that place.
func batch(_ first: Int, count: Int = 1, idempotency: IdempotencyEntry? = nil) -> Batch {
    Batch(
        token: UInt64(first), first: SequenceNumber(Int64(first)), drafts: (first..<first + count).map { draft($0) },
        idempotency: idempotency)
}

/// A reply to remember.
func entry(_ key: String, by writer: String = "analyst", reply: String = "{}") -> IdempotencyEntry {
    IdempotencyEntry(
        by: writer, key: key, digest: Digest(hashing: Array("asked under \(key)".utf8)), reply: Array(reply.utf8))
}

extension SequenceNumber: ExpressibleByIntegerLiteral {
    /// Tests name places by their number.
    public init(integerLiteral value: Int64) { self.init(value) }
}

extension AppendOutcome {
    /// The sequence through which it is durable, or nil.
    var through: SequenceNumber? {
        guard case .durable(let sequence, _) = self else { return nil }
        return sequence
    }

    /// The reason for which it was refused, or nil.
    var refusal: Refusal? {
        guard case .refused(_, let reason) = self else { return nil }
        return reason
    }

    /// Whether nobody knows.
    var isUnknown: Bool {
        guard case .unknown = self else { return false }
        return true
    }
}

extension JournalReading {
    /// Every record, checked.
    func allRecords() throws(JournalFailure) -> [Record] {
        try read(after: .zero, limit: .max, maxBytes: .max).records
    }
}

/// The code of the failure that `body` throws, or nil if it throws none.
func failureCode<Result>(_ body: () throws(JournalFailure) -> Result) -> JournalFailure.Code? {
    do throws(JournalFailure) {
        _ = try body()
        return nil
    } catch {
        return error.code
    }
}
