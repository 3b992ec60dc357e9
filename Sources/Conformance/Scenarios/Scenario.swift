// SPDX-License-Identifier: Apache-2.0

/// One thing that can happen to a plugin, and what has to come of it.
public struct Scenario: Sendable {
    /// The name, a word.
    public let name: String
    /// What happens, as one line.
    public let summary: String
    /// What a plugin must do for it to be of any use.
    let needs: Need
    /// Lets it happen on a stage where nothing runs yet.
    let run: @Sendable (Stage) throws -> Void

    /// What a scenario is about.
    enum Need: Sendable {
        case nothing, events, services
    }

    init(
        _ name: String, _ summary: String, needs: Need = .nothing, run: @escaping @Sendable (Stage) throws -> Void
    ) {
        self.name = name
        self.summary = summary
        self.needs = needs
        self.run = run
    }

    /// Every scenario, from the simple to the rare.
    public static let all: [Scenario] =
        [registers] + following + [busy] + answering + restarting + epochs + processes + services

    /// The scenario of that name, or nil.
    public static func named(_ name: String) -> Scenario? { all.first { $0.name == name } }

    /// Why a plugin cannot be tried by it; nil where it can.
    func obstacle(for profile: Profile) -> String? {
        switch needs {
        case .nothing: nil
        case .events: profile.follows ? nil : "it follows no events"
        case .services: profile.services.isEmpty ? "it offers no services" : nil
        }
    }

    static let registers = Scenario("registers", "it says what it is, and shows that it lives") { stage in
        try stage.startDaemon()
        try stage.startPlugin()
        try stage.awaitRegistration(after: "its start")
        try stage.awaitBeats(3)
    }
}
