# SPDX-License-Identifier: Apache-2.0
"""Clients that are too many, too loud or too slow harm nobody else, and cost bounded memory."""

import json
import socket as sockets

import zmq

from judging import EVENTS, RUN, check, context, request, socket

MEMORY = 512 << 20


def status():
    neighbour.send(request("system.status"))
    return json.loads(neighbour.recv())["result"]


def connections_opened_and_dropped():
    for _ in range(1_000):
        raw = sockets.socket(sockets.AF_UNIX, sockets.SOCK_STREAM)
        raw.settimeout(20)
        raw.connect(f"{RUN}/command.sock")
        raw.close()


def half_open_connections():
    raws = []
    for greeting in (b"", b"\xff", b"GET / HTTP/1.1\r\n\r\n", b"\xff\x00\x00\x00\x00\x00\x00\x00\x01\x7f\x03") * 50:
        raw = sockets.socket(sockets.AF_UNIX, sockets.SOCK_STREAM)
        raw.settimeout(20)
        raw.connect(f"{RUN}/command.sock")
        raw.sendall(greeting)
        raws.append(raw)
    status()
    for raw in raws:
        raw.close()


def a_frame_beyond_64_mib():
    loud = socket(zmq.DEALER)
    monitor = loud.get_monitor_socket(zmq.EVENT_DISCONNECTED)
    loud.send(b"x" * ((64 << 20) + 1))
    check(monitor.poll(20_000), "the connection was not closed")
    loud.disable_monitor()
    loud.close()


def a_message_that_goes_on():
    loud = socket(zmq.DEALER)
    for _ in range(10_000):
        loud.send(b"x" * 1_000, zmq.SNDMORE)
    status()
    loud.send(b"")
    reply = json.loads(loud.recv_multipart()[-1])
    check(reply["error"]["code"] == -32600, reply)
    loud.send(request("event.head"))
    check("result" in json.loads(loud.recv()))


def a_client_that_never_reads():
    silent = socket(zmq.DEALER, RCVHWM=1, SNDTIMEO=0)
    taken = 0
    for _ in range(20_000):
        try:
            silent.send(request("rpc.discover"))
            taken += 1
        except zmq.Again:
            break
        if taken % 200 == 0:
            status()
    status()
    silent.close()


def a_subscriber_that_never_reads():
    deaf = [socket(zmq.SUB, EVENTS, RCVHWM=1) for _ in range(200)]
    for each in deaf:
        each.subscribe("")
    listener = socket(zmq.SUB, EVENTS)
    listener.subscribe("system.heartbeat")
    for _ in range(2):
        listener.recv_multipart()
    for each in deaf:
        each.close()


neighbour = socket(zmq.REQ)
for test in (
    connections_opened_and_dropped, half_open_connections, a_frame_beyond_64_mib, a_message_that_goes_on,
    a_client_that_never_reads, a_subscriber_that_never_reads,
):
    try:
        test()
        memory = status()["memory"]
        check(memory < MEMORY, "the daemon uses", memory, "bytes")
    except Exception as error:
        raise SystemExit(f"{test.__name__}: {error!r}") from error
context.destroy(linger=0)
