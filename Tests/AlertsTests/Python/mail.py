# SPDX-License-Identifier: Apache-2.0
"""A mail server of the package aiosmtpd that takes one mail, reads it with Python's own parser, and prints as JSON what
a reader would see. Prints its port first.

Usage: mail.py [PEM PASSWORD]. With PEM, a certificate and its key, it asks for STARTTLS and a login."""
import email
import email.policy
import email.utils
import json
import queue
import socket
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

mails = queue.Queue()


class Handler:
    async def handle_DATA(self, server, session, envelope):
        mails.put(envelope)
        return "250 taken"


def login(server, session, envelope, mechanism, data):
    return AuthResult(success=data.password == sys.argv[2].encode(), handled=False)


# The controller does not tell which port the system chose, so a free one is looked for.
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
options = {}
if len(sys.argv) > 1:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1])
    options = dict(tls_context=context, require_starttls=True, auth_required=True, authenticator=login)
controller = Controller(Handler(), hostname="127.0.0.1", port=port, **options)
controller.start()
print(port, flush=True)
envelope = mails.get(timeout=30)
message = email.message_from_bytes(envelope.content, policy=email.policy.default)
print(
    json.dumps(
        {
            "envelope": [envelope.mail_from] + envelope.rcpt_tos,
            "defects": [str(defect) for defect in message.defects]
            + [str(defect) for value in message.values() for defect in getattr(value, "defects", [])],
            "names": sorted(message.keys()),
            "from": str(message["from"]),
            "to": [str(address.addr_spec) for address in message["to"].addresses],
            "subject": str(message["subject"]),
            "date": email.utils.parsedate_to_datetime(message["date"]).isoformat(),
            "id": str(message["message-id"]),
            "text": message.get_content().replace("\r\n", "\n"),
            "longest": max(len(line) for line in envelope.content.split(b"\r\n")),
        }
    ),
    flush=True,
)
controller.stop()
