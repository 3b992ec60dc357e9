// SPDX-License-Identifier: Apache-2.0

/// Every method of the command socket. Discovery, the check of parameters, roles and the pages for readers come from
/// here, so that they cannot drift apart.
public enum Catalogue {
    /// The methods, in the order of the manual.
    public static let methods: [Method] =
        systemMethods + entityMethods + claimMethods + membershipMethods + modelMethods + analysisMethods
        + findingMethods + scenarioMethods + eventMethods + pluginMethods
        + journalMethods

    /// The method of that name, or nil.
    public static func method(named name: String) -> Method? { byName[name] }

    /// Whether methods of the catalogue begin with a word and a dot, so that no plugin's may.
    public static func isOwnWord(_ word: some StringProtocol) -> Bool { ownWords.contains(String(word)) }

    private static let ownWords = Set(methods.compactMap { $0.name.split(separator: ".").first.map(String.init) })
    private static let byName = Dictionary(uniqueKeysWithValues: methods.map { ($0.name, $0) })
}
