// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let status = Command(
        "status", "whether all is well, and if not, what to do", .running, .daemon,
        examples: [
            Example("status", "one screen"),
            Example("status --json --endpoint tcp://127.0.0.1:7766", "for a script, from a daemon elsewhere"),
        ], methods: ["system.status", "plugin.list"]
    ) { invocation throws(Failure) in
        let status = try invocation.ask("system.status")
        guard !invocation.isJSON else { return }
        let plugins = try invocation.ask("plugin.list")["plugins"]?.elements ?? []
        invocation.show { page in StatusReport(status, plugins: plugins).show(on: &page) }
    }
}
