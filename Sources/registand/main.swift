// SPDX-License-Identifier: Apache-2.0

import Glibc
import Server

exit(Program.run(Array(CommandLine.arguments.dropFirst())))
