// SPDX-License-Identifier: Apache-2.0

import Chronology
import Engine
import Journal
import JournalSQLite
import Messaging

/// What other threads hand to the owner thread.
enum OwnerMail: Sendable {
    case outcome(AppendOutcome)
    case answer(token: UInt64, JournalAnswer)
    case evaluated(token: UInt64, EvaluationOutcome)
}

/// The journal's threads, as the owner thread sees them: everything is handed over, and answers come by mail.
final class JournalDesk {
    private let writer: JournalWriter
    private let reader: JournalReader
    /// Checks the whole chain, which may take long, so that replays need not wait behind it.
    private let verifier: JournalReader
    private let mailbox: Mailbox<OwnerMail>

    init(_ store: sending SQLiteJournal, path: String, mailbox: Mailbox<OwnerMail>) throws(JournalFailure) {
        self.mailbox = mailbox
        reader = try JournalReader(reading: try SQLiteJournalReading(path: path))
        verifier = try JournalReader(reading: try SQLiteJournalReading(path: path))
        writer = try JournalWriter(store: store) { outcome, _ in
            // The mailbox holds more than the engine lets be under way; see EngineLimits.
            _ = mailbox.post(.outcome(outcome))
        }
    }

    /// Hands a batch over; false where the queue is at its limit, which the engine's own limits are to prevent.
    func submit(_ batch: Batch) -> Bool {
        switch writer.submit(batch) {
        // A refusal, or that an outcome is unknown, is on its way here: with it goes all that stands behind it.
        case .queued, .refusing, .stopped: true
        case .full: false
        }
    }

    func resume(after sequence: SequenceNumber) -> Bool { writer.resume(after: sequence) }

    func saveCursors(_ cursors: [String: SequenceNumber]) { writer.saveCursors(cursors) }

    /// Passes a question on; one that cannot be taken is answered as a failure at once.
    func ask(_ question: JournalQuestion, token: UInt64) {
        let mailbox = mailbox
        let enquiry: Enquiry
        switch question {
        case .replay(let after, let limit):
            enquiry = reader.replay(after: after, limit: limit, maxBytes: EngineLimits.pageBytes) { result in
                _ = mailbox.post(.answer(token: token, Self.answer(result) { .records($0) }))
            }
        case .reply(let writer, let key):
            enquiry = reader.reply(by: writer, key: key) { result in
                _ = mailbox.post(.answer(token: token, Self.answer(result) { .reply($0) }))
            }
        case .verify(let content):
            enquiry = verifier.verify(content: content) { result in
                _ = mailbox.post(.answer(token: token, Self.answer(result) { .verification($0) }))
            }
        }
        if case .queued = enquiry { return }
        let failure = JournalFailure(.busy, "The journal's reader takes no more questions at the moment")
        _ = mailbox.post(.answer(token: token, .failure(failure)))
    }

    private static func answer<Found>(
        _ result: Result<Found, JournalFailure>, _ wrap: (Found) -> JournalAnswer
    ) -> JournalAnswer {
        switch result {
        case .success(let found): wrap(found)
        case .failure(let failure): .failure(failure)
        }
    }

    /// Writes what was handed over, and ends the threads; the readers first, so that the store is left tidy.
    func close() {
        reader.close()
        verifier.close()
        writer.close()
    }
}
