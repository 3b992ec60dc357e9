// SPDX-License-Identifier: Apache-2.0
//
// The files of Plugins/examples as they were when this was compiled: what `registan plugin new` writes. So the examples
// that are tested are the templates, and the program needs no folder beside it.
#ifndef REGISTAN_PLUGIN_TEMPLATES_H
#define REGISTAN_PLUGIN_TEMPLATES_H

#include <stdbool.h>
#include <stddef.h>

/// One file of an example.
struct plugin_template {
    /// The folder of the example below Plugins/examples, which is the name of a language.
    const char *language;
    /// The path in that folder.
    const char *path;
    /// The content, without a NUL behind it.
    const unsigned char *bytes;
    /// How many bytes that are; at least one.
    size_t count;
    /// Whether it is to be executable.
    bool is_program;
};

/// All of them, those of one language together; `count`, which must not be null, becomes how many there are. They live
/// as long as the process, and any thread may read them.
const struct plugin_template *plugin_templates(size_t *count);

#endif
