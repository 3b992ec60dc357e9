// SPDX-License-Identifier: Apache-2.0
// Headers of Linux's C library that Swift's Glibc module leaves out.
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

/// The variables of this process; the C library's own name for them is a variable that Swift cannot read safely.
static inline char *const *clinux_environment(void) { return __environ; }
