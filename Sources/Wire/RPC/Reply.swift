// SPDX-License-Identifier: Apache-2.0

public import Model

/// Replies, as bytes to send.
public enum Reply {
    /// A reply whose result `body` writes.
    public static func result(_ id: RequestID, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        begin(id, &writer)
        writer.key("result")
        body(&writer)
        writer.endObject()
        return writer.finish()
    }

    /// A reply whose result was written before.
    public static func result(_ id: RequestID, raw json: [UInt8]) -> [UInt8] {
        result(id) { $0.raw(json) }
    }

    /// A reply that says what is wrong; the id is null where it could not be read.
    public static func error(_ id: RequestID?, _ error: RPCError) -> [UInt8] {
        self.error(id) { error.write(to: &$0) }
    }

    /// A reply whose error `body` writes.
    static func error(_ id: RequestID?, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        begin(id, &writer)
        writer.key("error")
        body(&writer)
        writer.endObject()
        return writer.finish()
    }

    private static func begin(_ id: RequestID?, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("jsonrpc")
        writer.string("2.0")
        writer.key("id")
        if let id { id.write(to: &writer) } else { writer.null() }
    }
}

/// Requests, as bytes to send.
public enum Call {
    /// A request with a number as its id.
    public static func request(id: Int64, method: String, params: Datum) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("jsonrpc")
        writer.string("2.0")
        writer.key("id")
        writer.integer(id)
        writer.key("method")
        writer.string(method)
        writer.key("params")
        writer.write(params)
        writer.endObject()
        return writer.finish()
    }
}
