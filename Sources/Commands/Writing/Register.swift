// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let register = Command(
        "register", "register an entity, or a new version of it", .writing, .writing,
        arguments: [
            Argument("KIND", "the kind of entity", words: EntityKind.allCases.map(\.name)),
            Argument("ID", "its id"),
            Argument("NAME=VALUE", "attributes of the kind, and names={\"ru\": \"...\"} by language", .any),
        ],
        options: [Option("name", "NAME", "the name that is shown", isRequired: true)],
        examples: [
            Example("register organisation OTS --name 'Organization of Turkic States'", "an organisation"),
            Example(
                "register source rferl2024 --name 'RFE/RL, 12 June 2024' reliability=B date=2024-06-12",
                "a source, with what the kind demands"),
        ], notes: ["“registan help register KIND” lists the attributes of a kind."], methods: ["entity.register"]
    ) { invocation throws(Failure) in
        let entity = try entity(invocation.line)
        try WriteRequest(method: "entity.register", params: [.init("entities", .array([entity]))]) { result in
            let ids = (result["ids"]?.elements ?? []).map { ValueText.text($0) }.joined(separator: ", ")
            return "Registered \(ids) at \(ValueText.text(result["sequence"]))."
        }.carryOut(by: invocation)
    }

    /// The entity as `entity.register` takes it, checked for its form.
    private static func entity(_ line: ParsedLine) throws(Failure) -> Datum {
        var settings: [Question.Setting] = []
        for word in line.arguments.dropFirst(2) {
            guard let setting = Question.Setting(word) else {
                throw .usage("“\(word)” is not name=value.", hint: "Behind the id stand attributes, as name=value.")
            }
            settings.append(setting)
        }
        do throws(Rejection) {
            let kind = try EntityKind(reading: line.arguments[0], field: "")
            let members: [Datum.Member] = [
                .init("id", .string(line.arguments[1])), .init("kind", .string(kind.name)),
                .init("name", .string(line["name"] ?? "")),
            ]
            let entity = Datum.object(members + (try Question.typed(settings, as: kind.attributes + [namesField])))
            _ = try Entity(reading: entity)
            return entity
        } catch {
            throw Failure(error)
        }
    }

    /// Names by language, which every kind of entity has.
    static let namesField = Field("names", .dictionary, "names by language")
}
