// SPDX-License-Identifier: Apache-2.0
// A disk that begins to fail: loaded in front of the C library, it answers every sync of the journal with EIO, from the
// moment on that the file named by REGISTAN_FAIL_SYNC exists.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int sync_function(int);

static int is_journal(int descriptor) {
    char link[64], path[PATH_MAX + 1];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, PATH_MAX);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, "journal.sqlite") != NULL;
}

static int fails(int descriptor) {
    const char *trigger = getenv("REGISTAN_FAIL_SYNC");
    return trigger && access(trigger, F_OK) == 0 && is_journal(descriptor);
}

static int sync_by(const char *name, int descriptor) {
    if (fails(descriptor)) {
        errno = EIO;
        return -1;
    }
    return ((sync_function *)dlsym(RTLD_NEXT, name))(descriptor);
}

int fsync(int descriptor) { return sync_by("fsync", descriptor); }

int fdatasync(int descriptor) { return sync_by("fdatasync", descriptor); }
