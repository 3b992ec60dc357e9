// SPDX-License-Identifier: Apache-2.0

import Testing

/// The direction of dependencies, checked where it is declared and where it is used.
@Suite struct ArrowTests {
    let manifest: Manifest

    init() throws { manifest = try Self.manifest.get() }

    private static let manifest = Result { try Manifest.load() }

    @Test func `every module has a row in the table`() {
        for target in modules where !target.isPlugin {
            #expect(arrow(of: target) != nil, "\(target.name): add a row to Arrow.swift and to ARCHITECTURE.md")
        }
    }

    @Test func `declared dependencies follow the arrows`() {
        for target in modules {
            let forbidden = target.dependencies.filter { !mayImport($0, target) }
            #expect(forbidden.isEmpty, "\(target.name) must not depend on \(forbidden)")
        }
    }

    @Test func `imports follow the arrows and are declared`() {
        for target in modules {
            let system = arrow(of: target)?.system ?? []
            for (file, use) in imports(of: target) where !system.contains(use.module) {
                let isDeclared = target.dependencies.contains(use.module)
                #expect(
                    isDeclared && mayImport(use.module, target),
                    "\(file.path):\(use.line): \(target.name) must not import \(use.module)")
            }
        }
    }

    @Test func `tests import only what they declare`() {
        for target in manifest.targets where target.isTest {
            for (file, use) in imports(of: target) where !Arrow.testSystem.contains(use.module) {
                // The module of a program has underscores in its name where the program has hyphens.
                let isDeclared = target.dependencies.contains { $0.replacing("-", with: "_") == use.module }
                #expect(isDeclared, "\(file.path):\(use.line): \(target.name) does not declare \(use.module)")
            }
        }
    }

    @Test func `what must stay out of reach does`() {
        for distance in Distance.all {
            for module in distance.modules {
                let reached = manifest.reach(of: module).intersection(distance.mustNotReach).sorted()
                #expect(reached.isEmpty, "\(module) reaches \(reached), but \(distance.because)")
            }
        }
    }

    @Test func `no plugin reaches the inside of the daemon`() {
        for target in modules where target.isPlugin {
            let reached = manifest.reach(of: target.name).intersection(["Engine", "Server", "Journal"]).sorted()
            #expect(reached.isEmpty, "\(target.name) reaches \(reached): a plugin meets the daemon over the wire alone")
        }
    }

    @Test func `every file belongs to a target`() {
        for file in SourceFile.all {
            let isOwned = manifest.targets.contains { file.path.hasPrefix($0.folder + "/") }
            #expect(isOwned, "\(file.path) is in no target of Package.swift")
        }
    }

    private var modules: [DeclaredTarget] {
        manifest.targets.filter { !$0.isTest && !$0.isForeign }
    }

    private func arrow(of target: DeclaredTarget) -> Arrow? {
        target.isPlugin ? .plugin : Arrow.all.first { $0.module == target.name }
    }

    private func mayImport(_ other: String, _ target: DeclaredTarget) -> Bool {
        if arrow(of: target)?.mayImport.contains(other) == true { return true }
        guard target.isPlugin, let dependency = manifest.target(other) else { return false }
        let plugin = target.folder.split(separator: "/").prefix(2)
        return dependency.isForeign || dependency.folder.split(separator: "/").prefix(2) == plugin
    }

    private func imports(of target: DeclaredTarget) -> [(SourceFile, Import)] {
        target.files.flatMap { file in Import.all(in: file.tokens).map { (file, $0) } }
    }
}
