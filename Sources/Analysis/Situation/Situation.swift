// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model
public import Register

/// The resolved model on one day, as an evaluation meets it: it asks, and what was answered is kept.
///
/// An evaluation is a pure function of what it asked for. So the answers kept are all that is needed to repeat it (with
/// other values, in draws), and the inquiries are all that can change it. It also notes the claims that were used, and
/// what was missing; both can be switched off where an evaluation is repeated thousands of times.
///
/// One owner at a time; it lives as long as one evaluation, or one slice of it.
public final class Situation {
    /// The day.
    public let on: Day
    /// Answers by inquiry, of this evaluation and of those before it.
    public private(set) var answers: [Inquiry: [Statement]]
    /// Histories by inquiry, of this evaluation and of those before it.
    public private(set) var histories: [Inquiry: [Stint]]
    /// The entities that were looked up and found.
    public private(set) var entities: [EntityID: Entity] = [:]
    /// Claims behind what was used.
    public private(set) var evidence: Set<ClaimID> = []
    /// What was looked for and not found, each once, in order.
    public private(set) var missing: [String] = []
    /// The same, to find them quickly.
    private var gaps: Set<String> = []
    /// What was asked since the last `begin`.
    public private(set) var inquiries: Set<Inquiry> = []
    /// Whether claims, gaps and inquiries are noted.
    public let isNoting: Bool
    private let source: any StatementSource
    /// Whether answers are kept: not where the source gives others in each draw.
    private let isKeeping: Bool

    /// Opens a situation.
    ///
    /// - Parameters:
    ///   - answers: what is known already, so that it is not asked again.
    ///   - histories: the same for what was answered on earlier days.
    ///   - isNoting: whether evidence, gaps and inquiries are kept.
    public init(
        on: Day, _ source: any StatementSource, answers: [Inquiry: [Statement]] = [:],
        histories: [Inquiry: [Stint]] = [:], isNoting: Bool = true
    ) {
        self.on = on
        self.source = source
        self.answers = answers
        self.histories = histories
        self.isNoting = isNoting
        isKeeping = true
    }

    /// A situation in which judgements are drawn. It notes nothing, and asks again each time.
    init(on: Day, drawing: Drawing) {
        self.on = on
        source = drawing
        (answers, histories) = ([:], [:])
        isNoting = false
        isKeeping = false
    }

    /// A situation of a register, seen from a viewpoint.
    public convenience init(_ register: Register, _ viewpoint: Viewpoint) {
        self.init(on: viewpoint.on, RegisterSource(register, viewpoint))
    }

    /// The statements that answer an inquiry. Cost: that of the source, once.
    public func statements(_ inquiry: Inquiry) -> [Statement] {
        guard isKeeping else { return source.statements(inquiry) }
        if isNoting { inquiries.insert(inquiry) }
        if let known = answers[inquiry] { return known }
        let found = source.statements(inquiry)
        answers[inquiry] = found
        return found
    }

    /// What was answered to an inquiry up to the day. Cost: that of the source, once.
    public func history(_ inquiry: Inquiry) -> [Stint] {
        guard isKeeping else { return source.history(inquiry) }
        if isNoting { inquiries.insert(inquiry) }
        if let known = histories[inquiry] { return known }
        let found = source.history(inquiry)
        histories[inquiry] = found
        return found
    }

    /// What is answered to an inquiry for days after the day, for what has its place in time from elsewhere, such as who
    /// takes part in an exercise that is still to come. Not kept: no measure looks ahead, so that no draw does.
    public func sequel(_ inquiry: Inquiry) -> [Stint] {
        if isNoting { inquiries.insert(inquiry) }
        return source.sequel(inquiry)
    }

    /// Asks what a draw may want to know: the answer to an inquiry, and its history.
    public func gather(_ inquiry: Inquiry) {
        _ = statements(inquiry)
        _ = history(inquiry)
    }

    /// The statements of a kind about an entity.
    public func statements(_ kind: KindIndex, about entity: EntityID) -> [Statement] {
        statements(.about(entity, kind))
    }

    /// The statements of a kind towards an entity.
    public func statements(_ kind: KindIndex, towards entity: EntityID) -> [Statement] {
        statements(.towards(entity, kind))
    }

    /// An entity; nil where nobody registered it.
    public func entity(_ id: EntityID) -> Entity? {
        if let known = entities[id] { return known }
        let found = source.entity(id)
        entities[id] = found
        return found
    }

    /// The name of an entity, or its id.
    public func name(_ id: EntityID) -> String { entity(id)?.name ?? id.text }

    /// Notes that a statement was used.
    public func use(_ statement: Statement) {
        guard isNoting else { return }
        evidence.formUnion(statement.claims)
        for other in statement.others { evidence.formUnion(other.claims) }
    }

    /// Notes that something was looked for and not found: it is left out, never taken as zero.
    public func miss(_ gap: @autoclosure () -> String) {
        guard isNoting else { return }
        let text = gap()
        if gaps.insert(text).inserted { missing.append(text) }
    }

    /// Forgets what was noted, before another evaluation over the same answers.
    public func begin() {
        evidence = []
        missing = []
        gaps = []
        inquiries = []
    }
}

extension Situation {
    /// Makes one part of an evaluation by itself: what the part notes is told apart, and the whole keeps it too.
    ///
    /// - Parameter make: makes the part; it may `begin` again, as running an analysis does.
    /// - Returns: what was made, and the claims used and gaps met by it alone.
    func part<Made, Failure>(
        _ make: () throws(Failure) -> Made
    ) throws(Failure) -> (made: Made, claims: Set<ClaimID>, missing: [String]) {
        let (claims, before, asked) = (evidence, missing, inquiries)
        begin()
        let made = try make()
        let own = (made: made, claims: evidence, missing: missing)
        evidence.formUnion(claims)
        inquiries.formUnion(asked)
        missing = []
        gaps = []
        for gap in before + own.missing where gaps.insert(gap).inserted { missing.append(gap) }
        return own
    }
}

extension Situation: EntityDirectory {
    /// The kind of a registered entity.
    public func kind(of id: EntityID) -> EntityKind? { entity(id)?.kind }

    /// Every id that is registered as one of some kinds, for suggestions.
    public func ids(of kinds: [EntityKind]) -> [EntityID] { source.ids(of: kinds) }
}
