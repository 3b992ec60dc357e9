// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Model
import Wire

/// What stands for the register in a ``PluginHarness``: it takes publications, and asks a test for everything else.
final class StagedRegister: RegisterLine {
    private let publishes: [String]
    private let answering: (String, Datum) throws -> Datum
    private var keys: [String: Int] = [:]
    private(set) var published: [Publication] = []
    private(set) var progress: [Publication] = []

    /// What answers where a test gave nothing.
    static func refusing(_ method: String, _ params: Datum) throws -> Datum {
        throw RPCError(.methodNotFound, "The test does not answer “\(method)”.", hint: "Give the harness an answer.")
    }

    init(publishes: [String], answering: @escaping (String, Datum) throws -> Datum) {
        self.publishes = publishes
        self.answering = answering
    }

    func call(_ method: String, _ params: Datum) throws(ClientError) -> Datum {
        do { return try answering(method, params) } catch {
            switch error {
            case let error as ClientError: throw error
            case let error as RPCError: throw .refused(error)
            default: throw .malformed("\(error)")
            }
        }
    }

    func publish(_ params: Datum) throws(ClientError) -> Datum {
        let publication = Publication(
            topic: params["topic"]?.text ?? "", data: params["data"] ?? .null, key: params["idempotencyKey"]?.text)
        if PublishedTopic.progressToken(publication.topic) != nil {
            progress.append(publication)
            return [:]
        }
        do throws(RPCError) { return ["sequence": .integer(Int64(try place(of: publication)))] } catch {
            throw .refused(error)
        }
    }

    /// The place of a publication among all, from 1: a new one, or the one that its key had before.
    private func place(of publication: Publication) throws(RPCError) -> Int {
        guard publishes.contains(where: { publication.topic.utf8.starts(with: $0.utf8) }) else {
            throw RPCError(
                .invalidParams, "The topic “\(publication.topic)” is not declared.", field: "topic",
                hint: "Declared are \(publishes.map { "“\($0)”" }.joined(separator: ", ")).")
        }
        guard publication.data.members != nil else {
            throw RPCError(.invalidParams, "The data of an event are an object.", field: "data")
        }
        if let key = publication.key, let place = keys[key] {
            guard published[place - 1] == publication else {
                throw RPCError(
                    .conflict, "The idempotency key was used for another request.", field: "idempotencyKey", given: key)
            }
            return place
        }
        published.append(publication)
        if let key = publication.key { keys[key] = published.count }
        return published.count
    }
}
