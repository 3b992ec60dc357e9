# SPDX-License-Identifier: Apache-2.0
"""Every kind of socket that may ask, gets its answer, and gets it behind the envelope that it sent."""

import json

import zmq

from judging import check, request, socket


def is_reply(frame, number):
    reply = json.loads(frame)
    return reply["id"] == number and "result" in reply and "error" not in reply and reply["jsonrpc"] == "2.0"


def plain_req():
    req = socket(zmq.REQ)
    for number in (1, "two", 3.5):
        req.send(request("event.head", number=number))
        check(is_reply(req.recv(), number), number)


def relaxed_req_after_a_lost_reply():
    req = socket(zmq.REQ, REQ_RELAXED=1, REQ_CORRELATE=1)
    req.send(request("event.head", number="given up"))
    req.send(request("event.head", number="asked again"))
    check(is_reply(req.recv(), "asked again"))
    check(req.poll(0) == 0, "the reply to the request that was given up came through")


def dealer_with_an_envelope():
    dealer = socket(zmq.DEALER)
    for envelope in ([], [b""], [b"7", b""], [b"1", b"2", b"3", b""]):
        dealer.send_multipart([*envelope, request("event.head")])
        *returned, payload = dealer.recv_multipart()
        check(returned == envelope, envelope, returned)
        check(is_reply(payload, 1), payload)


def dealer_without_waiting():
    dealer = socket(zmq.DEALER)
    for number in range(500):
        dealer.send(request("system.status", number=number))
    numbers = [json.loads(dealer.recv())["id"] for _ in range(500)]
    check(sorted(numbers) == list(range(500)), "each request gets exactly one reply", numbers)


def two_clients_with_one_routing_id():
    first = socket(zmq.DEALER, ROUTING_ID=b"same")
    first.send(request("event.head", number="first"))
    check(is_reply(first.recv(), "first"))
    second = socket(zmq.DEALER, ROUTING_ID=b"same")
    first.send(request("event.head", number="first again"))
    check(is_reply(first.recv(), "first again"), "a second client took over the first one's id")
    second.close()


for test in (
    plain_req, relaxed_req_after_a_lost_reply, dealer_with_an_envelope, dealer_without_waiting,
    two_clients_with_one_routing_id,
):
    try:
        test()
    except Exception as error:
        raise SystemExit(f"{test.__name__}: {error!r}") from error
