"""An HTTP server of Python's own that receives one webhook, and judges it as a receiver would.

Usage: webhook.py KEY. Prints its port, then for the first request what is wrong with it, or "ok"."""
import base64
import hashlib
import hmac
import http.server
import json
import sys
import time

KEY = sys.argv[1].encode()


def judge(headers, body):
    yield from signature(headers, body)
    event = json.loads(body)
    if headers["content-type"].split(";")[0] != "application/cloudevents+json":
        yield "not structured mode: " + headers["content-type"]
    try:
        from cloudevents.core.bindings.http import HTTPMessage, from_http_event
        from cloudevents.core.formats.json import JSONFormat
    except ImportError:
        yield "the package cloudevents is missing"
        return
    read = from_http_event(HTTPMessage(dict(headers.items()), body), JSONFormat())
    for name, said in [("id", read.get_id()), ("source", read.get_source()), ("type", read.get_type())]:
        if event[name] != said:
            yield f"{name} is read as {said}"
    if read.get_data() != event["data"]:
        yield f"the data are read as {read.get_data()}"


def signature(headers, body):
    """As docs of the plugin tell receivers to verify."""
    identity, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) > 300:
        yield "the timestamp is more than five minutes off"
    signed = f"{identity}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    if not any(hmac.compare_digest(expected, given) for given in headers["webhook-signature"].split()):
        yield "the signature is not " + expected


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        faults = list(judge(self.headers, body))
        self.send_response(204 if not faults else 400)
        self.end_headers()
        print("; ".join(faults) or "ok", flush=True)

    def log_message(self, *arguments):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
print(server.server_port, flush=True)
server.handle_request()
