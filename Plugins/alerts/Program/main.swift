// SPDX-License-Identifier: Apache-2.0

import Alerts
import Glibc
import RegistanPluginKit

exit(PluginMain.run(AlertsPlugin.self, arguments: CommandLine.arguments))
