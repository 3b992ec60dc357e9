// SPDX-License-Identifier: Apache-2.0
#ifndef REGISTAN_CSIMDJSON_H
#define REGISTAN_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser with its buffers, for one owner at a time. simdjson's DOM parser validates the whole document, which its
/// On-Demand interface does not.
typedef struct csimdjson_parser csimdjson_parser;

/// What came of a parse. Positions are not given: simdjson does not keep them.
typedef enum csimdjson_outcome {
    CSIMDJSON_OK = 0,
    CSIMDJSON_REFUSED = 1,
    CSIMDJSON_NO_MEMORY = 2,
} csimdjson_outcome;

/// The parsed document: simdjson's tape (its format is in simdjson's doc/tape.md) and the bytes of its strings, each
/// a 32-bit length in host order, the bytes, and a NUL. Valid until the next parse or the end of the parser.
typedef struct csimdjson_document {
    const uint64_t *tape;
    const uint8_t *strings;
} csimdjson_document;

/// A parser whose documents nest at most `max_depth` deep (empty containers at the bottom are not counted), or NULL
/// without memory.
csimdjson_parser *csimdjson_new(size_t max_depth);

/// Ends a parser. NULL is allowed.
void csimdjson_free(csimdjson_parser *parser);

/// Parses `length` bytes, which are copied first and need no padding. Buffers grow to powers of two; those above
/// `keep` bytes are given back by the next document that does not need them.
csimdjson_outcome csimdjson_parse(
    csimdjson_parser *parser, const void *bytes, size_t length, size_t keep, csimdjson_document *document);

#ifdef __cplusplus
}
#endif
#endif
