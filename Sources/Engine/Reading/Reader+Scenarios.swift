// SPDX-License-Identifier: Apache-2.0

import Model
import Register
import Wire

extension Reader {
    func scenarios(_ writer: inout JSONWriter) {
        writer.key("scenarios")
        writer.write(.array(register.definitions(.scenario, at: viewpoint.recorded).map(\.content)))
    }
}
