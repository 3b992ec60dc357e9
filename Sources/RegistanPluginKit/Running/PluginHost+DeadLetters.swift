// SPDX-License-Identifier: Apache-2.0

import Client
import Model
import Service
import Wire

extension PluginHost {
    /// Delivers once more what was set aside before; what fails again is set aside again.
    func deliverDeadLetters(pause: Pause) {}
}
