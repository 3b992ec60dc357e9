// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Configuration
public import RegistanPluginKit
import Service
public import Wire

/// Turns events of the register into alerts, in the log and in files.
public struct AlertsPlugin: Plugin {
    public static let name = "alerts"
    public static let version = Release.version
    public static let summary = "alerts on changes of the register, by rules"
    public static var settings: [SettingSpec] { AlertSettings.specs }
    public let topics: [String]
    public let beginning: Beginning
    public init(_ setup: PluginSetup) throws {
        topics = []
        beginning = .head
    }
    public mutating func handle(_ event: Event) throws {}
}
