// SPDX-License-Identifier: Apache-2.0

import Commands
import Glibc

exit(Launch.run(Array(CommandLine.arguments.dropFirst())))
