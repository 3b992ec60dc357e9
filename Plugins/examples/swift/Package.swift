// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "registan-example-swift",
    dependencies: [.package(name: "registan", path: "../../..")],
    targets: [
        .executableTarget(
            name: "registan-example-swift",
            dependencies: [.product(name: "RegistanPluginKit", package: "registan")], path: "Sources"),
        .testTarget(
            name: "PluginTests",
            dependencies: [
                "registan-example-swift", .product(name: "RegistanPluginKit", package: "registan"),
            ], path: "Tests"),
    ],
    swiftLanguageModes: [.v6]
)
