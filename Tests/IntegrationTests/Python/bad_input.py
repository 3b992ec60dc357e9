# SPDX-License-Identifier: Apache-2.0
"""What is no good request gets its error, and a second client is answered all along."""

import json

import zmq

from judging import check, request, socket


def roster(**params):
    return request("membership.roster", params)


def claim(**changes):
    whole = {
        "kind": "membership", "subject": "UZB", "object": "CSTO", "value": {"status": "member"},
        "valid": "2017-02-01/..", "citations": [{"source": "dehaas2017"}],
    }
    return request("claim.assert", {"claims": [{**whole, **changes}]})


def without(name):
    whole = json.loads(roster(organisation="CSTO"))
    del whole[name]
    return json.dumps(whole).encode()


# What is sent, the code of the error, the id of the reply, and a piece of its message or hint.
CASES = {
    "not JSON": (b"hello", -32700, None, ""),
    "half a request": (roster(organisation="CSTO")[:40], -32700, None, ""),
    "a trailing comma": (b'{"jsonrpc":"2.0","id":1,"method":"event.head",}', -32700, None, ""),
    "a byte order mark": (b"\xef\xbb\xbf" + roster(organisation="CSTO"), -32700, None, ""),
    "no Unicode": (b'{"jsonrpc":"2.0","id":1,"method":"\xff"}', -32700, None, ""),
    "a lone surrogate": (b'{"jsonrpc":"2.0","id":1,"method":"\\ud800"}', -32700, None, ""),
    "duplicate keys": (b'{"jsonrpc":"2.0","id":1,"method":"event.head","method":"event.head"}', -32700, None, "twice"),
    "depth 1,000": (b'{"jsonrpc":"2.0","id":1,"method":"m","params":' + b"[" * 1_000 + b"]" * 1_000 + b"}", -32005,
                    None, "64"),
    "a million elements": (b"[" + b"0," * 1_000_000 + b"0]", -32005, None, "1000000"),
    "20 MiB": (roster(organisation="C" * (20 << 20)), -32005, None, "8388608"),
    "a batch array": (b"[" + roster(organisation="CSTO") + b"]", -32600, None, "DEALER"),
    "a request without id": (without("id"), -32600, None, "id"),
    "an id that is null": (request("event.head", number=None), -32600, None, "id"),
    "an id that is a list": (request("event.head", number=[1]), -32600, None, "id"),
    "no version": (without("jsonrpc"), -32600, 1, "2.0"),
    "no method": (without("method"), -32600, 1, "method"),
    "a text": (b'"event.head"', -32600, None, ""),
    "an unknown method": (request("membership.rostr"), -32601, 1, "membership.roster"),
    "a method of no name": (request(""), -32601, 1, "rpc.discover"),
    "parameters by position": (b'{"jsonrpc":"2.0","id":1,"method":"event.head","params":[1]}', -32602, 1, "object"),
    "an unknown parameter": (roster(organisation="CSTO", onn="2016-12-31"), -32602, 1, "“on”"),
    "a parameter left out": (roster(), -32602, 1, "organisation"),
    "a number for an id": (roster(organisation=7), -32602, 1, "organisation"),
    "a text for a number": (request("event.replay", {"after": "0"}), -32602, 1, "after"),
    "a number out of range": (request("event.replay", {"after": -1}), -32602, 1, "after"),
    "a number beyond 64 bits": (b'{"jsonrpc":"2.0","id":1,"method":"event.replay","params":{"after":1e999}}', -32700,
                                None, ""),
    "an unknown id": (roster(organisation="CSTOO"), -32001, 1, "“CSTO”"),
    "an id of another kind": (roster(organisation="UZB"), -32602, 1, "organisation"),
    "an impossible date": (roster(organisation="CSTO", on="2016-02-30"), -32602, 1, "29 days"),
    "an impossible time": (roster(organisation="CSTO", recorded="2016-02-30T25:00:00Z"), -32602, 1, "recorded"),
    "a cursor beyond the head": (request("event.replay", {"after": 10**9}), -32002, 1, ""),
    "another epoch": (request("event.replay", {"after": 0, "epoch": 9}), -32002, 1, ""),
    "a deadline that has passed": (roster(organisation="CSTO", deadline="2001-01-01T00:00:00Z"), -32007, 1, ""),
    "a claim of no kind": (claim(kind="membershp"), -32602, 1, "“membership”"),
    "a claim with a wrong status": (claim(value={"status": "membr"}), -32602, 1, "“member”"),
    "a claim about nobody": (claim(subject="UZZ"), -32001, 1, "“UZB”"),
    "a claim with an impossible date": (claim(valid="2017-13-01/.."), -32602, 1, "13"),
    "a claim without a source": (claim(citations=[]), -32602, 1, "citations"),
    "an idempotency key that is too long": (
        request("claim.retract", {"ids": ["c1"], "reason": "r", "idempotencyKey": "k" * 65}), -32602, 1, "64"),
}

# Messages of several frames: frames, the code of the error.
FRAMES = {
    "two payloads": ([b"", b"one", b"two"], -32600),
    "an envelope alone": ([b""], -32600),
    "twenty frames": ([b"", *[b"x"] * 20], -32600),
}


def is_error(reply, code, number, piece):
    error = reply.get("error", {})
    told = json.dumps([error.get("message"), error.get("data")], ensure_ascii=False)
    return (
        reply["jsonrpc"] == "2.0" and "result" not in reply and reply["id"] == number and error.get("code") == code
        and set(error["data"]) >= {"field", "given", "reason", "hint"} and piece in told and "/tmp" not in told
    )


def main():
    attacker, neighbour = socket(zmq.DEALER), socket(zmq.REQ)
    neighbour.send(request("event.head"))
    head = json.loads(neighbour.recv())["result"]

    def is_neighbour_served():
        neighbour.send(request("event.head"))
        return json.loads(neighbour.recv())["result"] == head

    for name, (payload, code, number, piece) in CASES.items():
        attacker.send(payload)
        reply = json.loads(attacker.recv_multipart()[-1])
        check(is_error(reply, code, number, piece), name, "was answered", reply)
        check(is_neighbour_served(), name)
    for name, (frames, code) in FRAMES.items():
        attacker.send_multipart(frames)
        reply = json.loads(attacker.recv_multipart()[-1])
        check(is_error(reply, code, None, ""), name, "was answered", reply)
        check(is_neighbour_served(), name)
    attacker.send(roster(organisation="CSTO"))
    check("result" in json.loads(attacker.recv()), "the connection does not live on")


main()
