// SPDX-License-Identifier: Apache-2.0

/// The checkout of Registan that a plugin in Swift is built against.
struct Checkout {
    /// The absolute path.
    let path: String

    /// The given one, else the one that this program was built in.
    init(given: String?, place: Surroundings.Place, files: any FileReading) throws(Failure) {
        if let given {
            let path = given.hasPrefix("/") ? given : "\(place.folder)/\(given)"
            guard Self.isCheckout(path, files) else {
                throw .usage(
                    "“\(given)” is no checkout of Registan.",
                    hint: "Name the folder that has \(Self.mark) and Package.swift in it.")
            }
            self.path = path
            return
        }
        guard let found = Self.above(place.program).first(where: { Self.isCheckout($0, files) }) else {
            throw .usage(
                "Where Registan's sources are is not known, and a plugin in Swift is built with them.",
                hint: "Check Registan out and name the folder: --registan PATH.")
        }
        path = found
    }

    private static let mark = "Sources/RegistanPluginKit"

    private static func isCheckout(_ path: String, _ files: any FileReading) -> Bool {
        files.exists("\(path)/Package.swift") && files.isFolder("\(path)/\(mark)")
    }

    /// The folders that a path is in, the nearest first.
    private static func above(_ path: String) -> [String] {
        let parts = path.split(separator: "/")
        return parts.indices.reversed().map { "/" + parts[..<$0].joined(separator: "/") }
    }
}
