// SPDX-License-Identifier: Apache-2.0
// libcurl, and its variadic calls one type of argument at a time, which Swift can call.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

/// Sets an option that takes text, which libcurl copies.
static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *text) {
    return curl_easy_setopt(handle, option, text);
}

/// Sets an option that takes a `long`.
static inline CURLcode ccurl_set_number(CURL *handle, CURLoption option, long number) {
    return curl_easy_setopt(handle, option, number);
}

/// Sets an option that takes a list, which must outlive the transfer.
static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *list) {
    return curl_easy_setopt(handle, option, list);
}

/// Sets the pointer that a callback is given.
static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *pointer) {
    return curl_easy_setopt(handle, option, pointer);
}

/// Sets a callback that is given bytes, or gives them.
static inline CURLcode ccurl_set_transport(
    CURL *handle, CURLoption option, size_t (*callback)(char *, size_t, size_t, void *)) {
    return curl_easy_setopt(handle, option, callback);
}

/// Sets the callback that opens sockets.
static inline CURLcode ccurl_set_open_socket(
    CURL *handle, curl_socket_t (*callback)(void *, curlsocktype, struct curl_sockaddr *)) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
}

/// Sets the callback that is asked now and then whether to go on.
static inline CURLcode ccurl_set_progress(
    CURL *handle, int (*callback)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t)) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
}

/// Asks for a `long`.
static inline CURLcode ccurl_get_number(CURL *handle, CURLINFO what, long *number) {
    return curl_easy_getinfo(handle, what, number);
}

/// Asks for a `curl_off_t`.
static inline CURLcode ccurl_get_offset(CURL *handle, CURLINFO what, curl_off_t *offset) {
    return curl_easy_getinfo(handle, what, offset);
}
