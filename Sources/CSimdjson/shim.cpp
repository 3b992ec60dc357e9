// SPDX-License-Identifier: Apache-2.0
#include "CSimdjson.h"

#include <memory>
#include <new>
#include <simdjson.h>

struct csimdjson_parser {
    std::unique_ptr<simdjson::dom::parser> dom;
    size_t max_depth;
};

namespace {

constexpr size_t smallest_capacity = 4096;

// Makes room for a document. Everything hangs on one object, so giving back is beginning anew.
bool prepare(csimdjson_parser &parser, size_t length, size_t keep) {
    const bool oversized = parser.dom && parser.dom->capacity() > keep && length <= keep;
    if (parser.dom && !oversized && parser.dom->capacity() >= length) return true;
    size_t capacity = smallest_capacity;
    while (capacity < length) capacity *= 2;
    parser.dom.reset(new (std::nothrow) simdjson::dom::parser());
    if (!parser.dom) return false;
    return parser.dom->allocate(capacity, parser.max_depth) == simdjson::SUCCESS;
}

}  // namespace

extern "C" {

csimdjson_parser *csimdjson_new(size_t max_depth) {
    return new (std::nothrow) csimdjson_parser{nullptr, max_depth};
}

void csimdjson_free(csimdjson_parser *parser) {
    delete parser;
}

// simdjson's parse is noexcept; an allocation that fails is an error code or, inside the standard library, an exception.
csimdjson_outcome csimdjson_parse(
    csimdjson_parser *parser, const void *bytes, size_t length, size_t keep, csimdjson_document *document) {
    try {
        if (!prepare(*parser, length, keep)) return CSIMDJSON_NO_MEMORY;
        const auto error = parser->dom->parse(static_cast<const uint8_t *>(bytes), length).error();
        if (error == simdjson::MEMALLOC) return CSIMDJSON_NO_MEMORY;
        if (error != simdjson::SUCCESS) return CSIMDJSON_REFUSED;
    } catch (...) {
        return CSIMDJSON_NO_MEMORY;
    }
    document->tape = parser->dom->doc.tape.get();
    document->strings = parser->dom->doc.string_buf.get();
    return CSIMDJSON_OK;
}

}  // extern "C"
