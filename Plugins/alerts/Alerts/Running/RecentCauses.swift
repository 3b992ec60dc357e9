// SPDX-License-Identifier: Apache-2.0

/// Which alerts a claim caused, of the latest ones: so that the conclusions that change because of it find them.
struct RecentCauses {
    /// Alerts that are remembered, at most; older ones get no more conclusions.
    static let mostAlerts = 5_000

    private var keys: [String: [String]] = [:]
    private var alerts: [(key: String, causes: [String])] = []

    /// Remembers an alert, once.
    mutating func add(key: String, causes: [String]) {
        guard !causes.isEmpty, !causes.contains(where: { keys[$0]?.contains(key) == true }) else { return }
        alerts.append((key, causes))
        for cause in causes { keys[cause, default: []].append(key) }
        // In one go, so that adding stays cheap.
        if alerts.count > 2 * Self.mostAlerts { forget(alerts.count - Self.mostAlerts) }
    }

    /// The alerts that any of the claims caused, in the order in which they were added.
    func alerts(causedBy claims: [String]) -> [String] {
        var found: Set<String> = []
        return claims.flatMap { keys[$0] ?? [] }.filter { found.insert($0).inserted }
    }

    private mutating func forget(_ count: Int) {
        alerts.removeFirst(count)
        keys = [:]
        for alert in alerts {
            for cause in alert.causes { keys[cause, default: []].append(alert.key) }
        }
    }
}
