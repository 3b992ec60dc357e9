// SPDX-License-Identifier: Apache-2.0

extension ClaimKind {
    /// Kinds about what ties states together or sets them apart.
    static let relations = [dependence, tie, dispute, transit]

    private static let dependence = ClaimKind(
        "dependence", "how far a state depends on a patron", subjects: [.state], object: .required([.state]),
        fields: [
            Field(
                "dimension", .token(["political", "economic", "energy", "security"]), required: true, "in what respect"),
            Field(
                "level", .integer(0...4), "0 independent, 1 contacts, 2 important partner, 3 reliant, 4 survival"),
        ], slot: .shared(object: .question, fields: ["dimension"]), time: .state(closing: false))

    private static let tie = ClaimKind(
        "tie", "a tie between two parties, the giver first", subjects: [.state, .organisation, .group],
        object: .required([.state, .organisation, .group]),
        fields: [
            Field(
                "type", .token(["alliance", "cooperation", "energy", "trade", "aid", "arms", "base-lease"]),
                "what sort of tie"),
            Field(
                "amounts",
                .rows([
                    Field("amount", .range, required: true, "how much"),
                    Field("currency", .name, required: true, "in which currency, by ISO 4217"),
                ]), "sums of money"),
            Field("count", .integer(0...1_000_000_000), "how many items"),
            Field("item", .text, "of what"),
            Field("order", .integer(1...1_000), "place among the subject's partners, 1 the largest"),
            Field("phase", .token(["announced", "in-force", "delivered", "cut"]), "how far it has come"),
        ], slot: .own, time: .state(closing: false))

    private static let dispute = ClaimKind(
        "dispute", "a dispute between two states", subjects: [.state], object: .required([.state]),
        fields: [
            Field(
                "type", .token(["border", "water", "energy", "ethnic", "rivalry", "political"]), required: true,
                "over what"),
            Field("intensity", .integer(0...4), "how fierce, 0 to 4"),
        ], slot: .shared(object: .pair, fields: ["type"]), time: .state(closing: true))

    private static let transit = ClaimKind(
        "transit", "whether a state lets another pass", subjects: [.state], object: .required([.state]),
        fields: [
            Field("decision", .token(["granted", "refused", "no-legal-basis"]), "the answer"),
            Field("occasion", .entity([.exercise]), "for which exercise; a standing rule where it is left out"),
            Field("modes", .list(.token(["rail", "road", "air", "sea"])), "by which modes"),
        ], slot: .shared(object: .question, fields: ["occasion"]), time: .state(closing: false))
}
