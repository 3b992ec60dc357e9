# SPDX-License-Identifier: Apache-2.0
"""An HTTP server of Python's own that receives one webhook, and judges it as a receiver would.

Usage: webhook.py PAGE KEY [PEM]. PAGE is docs/webhooks.md, whose code verifies the signature; with PEM, a certificate and
its key, the server speaks TLS. Prints its port, then for the first request what is wrong with it, or "ok"."""
import http.server
import json
import pathlib
import re
import ssl
import sys

PAGE, KEY = pathlib.Path(sys.argv[1]).read_text(), sys.argv[2].encode()
CODE = re.search(r"<!-- code: verify.py -->\n```python\n(.*?)\n```", PAGE, re.DOTALL)
exec(CODE.group(1))
SEEN = set()


def judge(headers, body):
    if not genuine(headers, body, KEY, SEEN):
        yield "the signature is not genuine"
    if genuine(headers, body, KEY, SEEN):
        yield "a replay is taken"
    if genuine({**headers, "webhook-timestamp": "1614265330"}, body, KEY, set()):
        yield "an old timestamp is taken"
    if genuine(headers, body + b" ", KEY, set()):
        yield "another body is taken"
    if headers["content-type"].split(";")[0] != "application/cloudevents+json":
        yield "not structured mode: " + headers["content-type"]
    yield from cloud_event(headers, body)


def cloud_event(headers, body):
    from cloudevents.core.bindings.http import HTTPMessage, from_http_event
    from cloudevents.core.formats.json import JSONFormat

    event, read = json.loads(body), from_http_event(HTTPMessage(headers, body), JSONFormat())
    for name, said in [("id", read.get_id()), ("source", read.get_source()), ("type", read.get_type())]:
        if event[name] != said:
            yield f"{name} is read as {said}"
    if read.get_data() != event["data"]:
        yield f"the data are read as {read.get_data()}"


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        faults = list(judge({name.lower(): text for name, text in self.headers.items()}, body))
        self.send_response(204 if not faults else 400)
        self.end_headers()
        print("; ".join(faults) or "ok", flush=True)
        global answered
        answered = True

    def log_message(self, *arguments):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
if len(sys.argv) > 3:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[3])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
answered = False
while not answered:
    server.handle_request()
