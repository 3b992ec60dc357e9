// SPDX-License-Identifier: Apache-2.0
// Headers of Linux's C library that Swift's Glibc module leaves out.
#include <sys/eventfd.h>
#include <sys/signalfd.h>
