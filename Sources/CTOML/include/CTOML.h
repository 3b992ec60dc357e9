// SPDX-License-Identifier: Apache-2.0
#ifndef REGISTAN_CTOML_H
#define REGISTAN_CTOML_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Values nest at most this deep (arrays and inline tables); toml++ refuses what goes further.
#define CTOML_MAX_NESTED_VALUES 32

/// A parsed document, or the reason why there is none.
typedef struct ctoml_document ctoml_document;

typedef enum ctoml_kind {
    CTOML_TABLE = 0,
    CTOML_ARRAY = 1,
    CTOML_STRING = 2,
    CTOML_INTEGER = 3,
    CTOML_FLOAT = 4,
    CTOML_BOOLEAN = 5,
    CTOML_DATE = 6,
} ctoml_kind;

/// UTF-8 bytes, owned by the document, not terminated.
typedef struct ctoml_text {
    const char *bytes;
    size_t length;
} ctoml_text;

/// Lines and columns start at 1; 0 means unknown. Columns count characters.
typedef struct ctoml_position {
    uint32_t line;
    uint32_t column;
} ctoml_position;

/// One node. Only the members of its kind are set: `count` of tables and arrays, `text` of strings, dates and times,
/// `integer` also for booleans.
typedef struct ctoml_node {
    ctoml_kind kind;
    ctoml_position position;
    ctoml_text key;
    ctoml_position key_position;
    size_t count;
    ctoml_text text;
    int64_t integer;
    double number;
} ctoml_node;

/// Parses TOML 1.0, or returns NULL without memory. The caller bounds dotted keys: toml++ does not.
ctoml_document *ctoml_parse(const char *bytes, size_t length);

/// Ends a document. NULL is allowed.
void ctoml_free(ctoml_document *document);

/// The nodes, each followed by its children; the root table comes first. None if the text was refused.
const ctoml_node *ctoml_nodes(const ctoml_document *document, size_t *count);

/// Why the text was refused, and where.
ctoml_text ctoml_reason(const ctoml_document *document, ctoml_position *position);

#ifdef __cplusplus
}
#endif
#endif
