// SPDX-License-Identifier: Apache-2.0

// A plugin for the tests of the trial: faulty-plugin --fault NAME --run DIR --state DIR. The cursor is the daemon's.

import Glibc

let words = CommandLine.arguments
func value(of option: String) -> String? {
    words.firstIndex(of: option).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
}
guard let fault = Fault(rawValue: value(of: "--fault") ?? "none"), let run = value(of: "--run") else { exit(2) }
exit(try FaultyPlugin(fault, run: run).work())
