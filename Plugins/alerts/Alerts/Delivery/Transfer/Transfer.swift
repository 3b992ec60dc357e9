// SPDX-License-Identifier: Apache-2.0

import CCurl
import Glibc
import Synchronization

/// One transfer by libcurl, with everything switched off that could lead it elsewhere: redirects, proxies, other
/// protocols, files with passwords. One owner; ``run()`` once.
struct Transfer: ~Copyable {
    /// The longest wait for a connection.
    static let connectLimit = Duration.seconds(10)
    /// How long the end of a conversation may take beyond the timeout.
    static let farewellLimit = Duration.seconds(1)

    private let handle: UnsafeMutableRawPointer
    private let state: TransferState
    private var lists: [UnsafeMutablePointer<curl_slist>] = []

    /// libcurl's own beginning, once in a process.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// A transfer to a receiver.
    ///
    /// - Parameters:
    ///   - timeout: from beginning to end, but for ``farewellLimit`` and the second that libcurl may take to notice.
    ///   - upload: bytes that the protocol asks for, such as a mail.
    ///   - mayConnect: asked for each address before a connection to it is made.
    ///   - isAbandoned: asked about once a second; true ends the transfer.
    init(
        to endpoint: Endpoint, timeout: Duration, upload: [UInt8] = [],
        mayConnect: @escaping (NetworkAddress) -> Bool = { _ in true }, isAbandoned: @escaping () -> Bool
    ) throws(DeliveryFailure) {
        guard Self.isReady, let handle = curl_easy_init() else {
            throw .temporary("There is no memory for a transfer.")
        }
        self.handle = handle
        let end = ContinuousClock.now + timeout + Self.farewellLimit
        state = TransferState(
            upload: upload, mayConnect: mayConnect, isAbandoned: { isAbandoned() || ContinuousClock.now > end })
        restrict(to: endpoint)
        limit(to: timeout)
        connectCallbacks()
    }

    /// Leads nowhere else.
    private func restrict(to endpoint: Endpoint) {
        set(CURLOPT_URL, endpoint.url)
        set(CURLOPT_PROTOCOLS_STR, endpoint.scheme)
        set(CURLOPT_PROXY, "")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    }

    /// Ends in time.
    private func limit(to timeout: Duration) {
        set(CURLOPT_TIMEOUT_MS, Int(timeout.milliseconds))
        set(CURLOPT_CONNECTTIMEOUT_MS, Int(min(timeout, Self.connectLimit).milliseconds))
        // The connection is closed with the transfer, under its limits, and not later under libcurl's own two minutes.
        set(CURLOPT_FORBID_REUSE, 1)
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, Int(timeout.components.seconds)))
        set(CURLOPT_NOSIGNAL, 1)
        // A name that is being looked up must not hold up the end.
        set(CURLOPT_QUICK_EXIT, 1)
    }

    deinit {
        curl_easy_cleanup(handle)
        for list in lists { curl_slist_free_all(list) }
    }

    /// Sets an option to a text.
    func set(_ option: CURLoption, _ text: String) { _ = ccurl_set_text(handle, option, text) }

    /// Sets an option to a number.
    func set(_ option: CURLoption, _ number: Int) { _ = ccurl_set_number(handle, option, number) }

    /// Sets an option to a list of texts.
    mutating func set(_ option: CURLoption, _ texts: [String]) throws(DeliveryFailure) {
        var list: UnsafeMutablePointer<curl_slist>?
        for text in texts {
            guard let longer = curl_slist_append(list, text) else {
                curl_slist_free_all(list)
                throw .temporary("There is no memory for a transfer.")
            }
            list = longer
        }
        guard let list else { return }
        lists.append(list)
        _ = ccurl_set_list(handle, option, list)
    }

    /// Makes it an HTTP request that posts bytes, which are copied.
    func post(_ body: [UInt8]) {
        set(CURLOPT_POST, 1)
        set(CURLOPT_POSTFIELDSIZE, body.count)
        body.withUnsafeBytes {
            // libcurl copies at once; the pointer is mutable only because C's variadic call has no const.
            _ = ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress))
        }
    }

    /// Does it, on this thread.
    func run() -> TransferOutcome {
        var words = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        return words.withUnsafeMutableBytes { buffer in
            _ = ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, buffer.baseAddress)
            let code = curl_easy_perform(handle)
            _ = ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, nil)
            let text = String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
            return outcome(code, text.isEmpty ? String(cString: curl_easy_strerror(code)) : text)
        }
    }

    private func outcome(_ code: CURLcode, _ words: String) -> TransferOutcome {
        var (status, wait) = (0, curl_off_t(0))
        _ = ccurl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
        _ = ccurl_get_offset(handle, CURLINFO_RETRY_AFTER, &wait)
        return TransferOutcome(
            code: code, words: words, status: status, retryAfter: wait > 0 ? .seconds(wait) : nil,
            excerpt: state.excerpt, refused: state.refused)
    }

    /// The state lives as long as the transfer, so its callbacks borrow it.
    private func connectCallbacks() {
        let pointer = Unmanaged.passUnretained(state).toOpaque()
        _ = ccurl_set_transport(handle, CURLOPT_WRITEFUNCTION, TransferState.receive)
        _ = ccurl_set_pointer(handle, CURLOPT_WRITEDATA, pointer)
        _ = ccurl_set_transport(handle, CURLOPT_READFUNCTION, TransferState.send)
        _ = ccurl_set_pointer(handle, CURLOPT_READDATA, pointer)
        _ = ccurl_set_open_socket(handle, TransferState.openSocket)
        _ = ccurl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, pointer)
        _ = ccurl_set_progress(handle, TransferState.goOn)
        _ = ccurl_set_pointer(handle, CURLOPT_XFERINFODATA, pointer)
        set(CURLOPT_NOPROGRESS, 0)
    }
}
