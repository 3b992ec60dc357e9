// SPDX-License-Identifier: Apache-2.0
//
// A new file of an example needs an array and a row here; CommandsTests compare them with the folders.
#include "CPluginTemplates.h"

// Part of C23, which clang has for the C before it too.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char python_program[] = {
#embed "../../Plugins/examples/python/registan_example_python.py"
};
static const unsigned char python_kit[] = {
#embed "../../Plugins/examples/python/registan_plugin.py"
};
static const unsigned char python_test[] = {
#embed "../../Plugins/examples/python/test_registan_example_python.py"
};
static const unsigned char python_settings[] = {
#embed "../../Plugins/examples/python/registan-example-python.toml"
};
static const unsigned char python_unit[] = {
#embed "../../Plugins/examples/python/registan-plugin@example-python.service"
};
static const unsigned char python_requirements[] = {
#embed "../../Plugins/examples/python/requirements.txt"
};
static const unsigned char python_readme[] = {
#embed "../../Plugins/examples/python/README.md"
};
static const unsigned char swift_package[] = {
#embed "../../Plugins/examples/swift/Package.swift"
};
static const unsigned char swift_program[] = {
#embed "../../Plugins/examples/swift/Sources/main.swift"
};
static const unsigned char swift_test[] = {
#embed "../../Plugins/examples/swift/Tests/TallyTests.swift"
};
static const unsigned char swift_settings[] = {
#embed "../../Plugins/examples/swift/registan-example-swift.toml"
};
static const unsigned char swift_unit[] = {
#embed "../../Plugins/examples/swift/registan-plugin@example-swift.service"
};
static const unsigned char swift_readme[] = {
#embed "../../Plugins/examples/swift/README.md"
};

#define FILE(language, path, bytes) {language, path, bytes, sizeof bytes, false}
#define PROGRAM(language, path, bytes) {language, path, bytes, sizeof bytes, true}

static const struct plugin_template templates[] = {
    PROGRAM("python", "registan_example_python.py", python_program),
    FILE("python", "registan_plugin.py", python_kit),
    FILE("python", "test_registan_example_python.py", python_test),
    FILE("python", "registan-example-python.toml", python_settings),
    FILE("python", "registan-plugin@example-python.service", python_unit),
    FILE("python", "requirements.txt", python_requirements),
    FILE("python", "README.md", python_readme),
    FILE("swift", "Package.swift", swift_package),
    FILE("swift", "Sources/main.swift", swift_program),
    FILE("swift", "Tests/TallyTests.swift", swift_test),
    FILE("swift", "registan-example-swift.toml", swift_settings),
    FILE("swift", "registan-plugin@example-swift.service", swift_unit),
    FILE("swift", "README.md", swift_readme),
};

const struct plugin_template *plugin_templates(size_t *count) {
    *count = sizeof templates / sizeof *templates;
    return templates;
}
