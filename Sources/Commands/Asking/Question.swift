// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// A question to the model as it is typed: `KIND SUBJECT [OBJECT] [field=value]...`.
struct Question {
    let kind: ClaimKind
    let subject: String
    let object: String?
    /// What stands behind it as `name=value`, as it was typed.
    let settings: [Setting]

    /// One `name=value`.
    struct Setting: Hashable {
        let name: String
        let value: String

        /// Nil where there is no equals sign.
        init?(_ word: String) {
            guard let sign = word.firstIndex(of: "="), sign != word.startIndex else { return nil }
            name = String(word[..<sign])
            value = String(word[word.index(after: sign)...])
        }
    }

    /// The arguments of the commands that take a question.
    static let arguments = [
        Argument("KIND", "the kind of claim", words: ClaimKind.all.map(\.name)),
        Argument("SUBJECT", "the id of what it is about"),
        Argument("OBJECT", "the id of the object, where the kind has one", .optional),
        Argument("FIELD=VALUE", "what is stated or asked of the kind's fields", .any),
    ]

    init(_ words: [String]) throws(Failure) {
        guard words.count >= 2 else { throw .usage("A question has a kind and a subject.") }
        do throws(Rejection) {
            kind = try KindIndex(reading: words[0], field: "").kind
        } catch {
            throw Failure(error)
        }
        subject = words[1]
        let rest = words[2...]
        let hasObject = rest.first.map { Setting($0) == nil } ?? false
        object = hasObject ? rest.first : nil
        var settings: [Setting] = []
        for word in hasObject ? rest.dropFirst() : rest {
            guard let setting = Setting(word) else {
                throw .usage(
                    "“\(word)” is not name=value.", hint: "Behind subject and object stand fields, as name=value.")
            }
            guard !settings.contains(where: { $0.name == setting.name }) else {
                throw .usage("“\(setting.name)” is given twice.", hint: "Give it once.")
            }
            settings.append(setting)
        }
        self.settings = settings
    }

    /// Kind, subject and object, as every method takes them.
    var members: [Datum.Member] {
        [.init("kind", .string(kind.name)), .init("subject", .string(subject))]
            + (object.map { [.init("object", .string($0))] } ?? [])
    }

    /// The settings as values of the kind's fields; an unknown name or a wrong value is refused with what is allowed.
    func values() throws(Failure) -> [Datum.Member] { try Self.read(settings, as: kind.fields) }

    /// The parameters of a question to a slot; a question of a kind whose claims are each their own takes `claim`.
    func slot() throws(Failure) -> [Datum.Member] {
        let claim = settings.filter { $0.name == "claim" }.map { Datum.Member("claim", .string($0.value)) }
        return members + claim + (try Self.read(settings.filter { $0.name != "claim" }, as: kind.fields))
    }

    /// Types settings by the declarations of fields, or says on the command line what is wrong with them.
    static func read(_ settings: [Setting], as fields: [Field]) throws(Failure) -> [Datum.Member] {
        do throws(Rejection) {
            return try typed(settings, as: fields)
        } catch {
            throw Failure(error)
        }
    }

    /// Types settings by the declarations of fields.
    static func typed(_ settings: [Setting], as fields: [Field]) throws(Rejection) -> [Datum.Member] {
        var members: [Datum.Member] = []
        for setting in settings {
            let field = fields[try fields.position(of: setting.name, within: "")]
            let datum = try field.type.datum(fromText: setting.value) { text throws(Rejection) in
                try json(text, field: setting.name)
            }
            _ = try field.type.read(datum, field: setting.name)
            members.append(.init(setting.name, datum))
        }
        return members
    }

    private static func json(_ text: String, field: String) throws(Rejection) -> Datum {
        var parser = JSONParser()
        do throws(JSONError) {
            return try parser.parse(text)
        } catch {
            throw Rejection(.invalid, field: field, given: text, reason: "This is not JSON. \(error.message)")
        }
    }
}
