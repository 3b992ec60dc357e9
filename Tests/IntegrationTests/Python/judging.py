# SPDX-License-Identifier: Apache-2.0
"""What the scripts share: an endpoint, raw requests over any socket, and checks that name what they found."""

import json
import sys

import zmq

RUN = sys.argv[1]
COMMAND = f"ipc://{RUN}/command.sock"
EVENTS = f"ipc://{RUN}/events.sock"
PATIENCE = 20_000

context = zmq.Context.instance()


def socket(kind, endpoint=COMMAND, **options):
    made = context.socket(kind)
    made.setsockopt(zmq.LINGER, 0)
    made.setsockopt(zmq.RCVTIMEO, PATIENCE)
    made.setsockopt(zmq.SNDTIMEO, PATIENCE)
    for name, value in options.items():
        made.setsockopt(getattr(zmq, name), value)
    made.connect(endpoint)
    return made


def request(method, params=None, number=1):
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params or {}}).encode()


def check(condition, *found):
    if not condition:
        raise AssertionError(" ".join(str(thing)[:2_000] for thing in found))
