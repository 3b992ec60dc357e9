// SPDX-License-Identifier: Apache-2.0

import Model

/// The value of an analysis, shown by its presenter; what that one does not know of is shown too, as any value is.
enum AnalysisValue {
    /// How the value of one analysis is shown.
    struct Presenter: Sendable {
        /// The members of the value that it shows.
        let members: Set<String>
        /// Whether it also shows the entities that stand by id beside them.
        var showsEntities = false
        let show: @Sendable (Datum, inout Page) -> Void
    }

    /// Shows a value.
    static func show(_ value: Datum, of analysis: String, on page: inout Page) {
        guard let presenter = presenters[analysis], presenter.members.contains(where: { value[$0] != nil }) else {
            return ValueTree.show(value, on: &page)
        }
        presenter.show(value, &page)
        let shown = presenter.showsEntities ? Set(value.entities.map(\.name)) : []
        let rest =
            value.members?.filter {
                !presenter.members.contains($0.name) && !shown.contains($0.name) && $0.value != .null
            } ?? []
        guard !rest.isEmpty else { return }
        page.line()
        ValueTree.show(.object(rest), on: &page)
    }

    private static let presenters = [
        "freedom": FreedomPresenter.presenter, "burden": BurdenPresenter.presenter,
        "dominance": DominancePresenter.presenter, "dependence": DependencePresenter.presenter,
        "power": PowerPresenter.presenter, "enlargement": EnlargementPresenter.presenter,
        "cohesion": CohesionPresenter.presenter, "engagement": EngagementPresenter.presenter,
        "threats": ThreatsPresenter.presenter, "network": NetworkPresenter.presenter,
        "transit": RoutePresenter.presenter, "compare": ComparePresenter.presenter,
        "similarity": SimilarityPresenter.presenter, "capability": CapabilityPresenter.presenter,
    ]
}

extension Datum {
    /// What stands under the ids of entities beside the figures of the whole: the members that are objects.
    var entities: [Member] { (members ?? []).filter { $0.value.members != nil } }
}
