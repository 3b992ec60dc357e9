# SPDX-License-Identifier: Apache-2.0
"""A plugin of another make offers services and publishes; every call of them ends, whatever the plugin does."""

import json
import time
from datetime import datetime, timedelta, timezone

import zmq

from judging import EVENTS, check, request, socket

SCHEMA = {"type": "object", "properties": {"text": {"type": "string"}}}


class Plugin:
    """A session on a DEALER, and the calls that come down it."""

    def __init__(self, name, **more):
        self.name = name
        self.dealer = socket(zmq.DEALER)
        services = [{"method": f"{name}.echo", "params": SCHEMA, "result": SCHEMA}]
        self.session = self.ask("plugin.register", {"name": name, "version": "1", "services": services, **more})["session"]

    def ask(self, method, params):
        self.dealer.send(request(method, params, number=method))
        reply = json.loads(self.dealer.recv_multipart()[-1])
        check(reply["id"] == method and "result" in reply, reply)
        return reply["result"]

    def hear(self):
        call = json.loads(self.dealer.recv_multipart()[-1])
        check(call["method"] == f"{self.name}.echo", call)
        return call

    def reply(self, call, **outcome):
        self.dealer.send(json.dumps({"jsonrpc": "2.0", "id": call["id"], **outcome}).encode())

    def leave(self):
        self.ask("plugin.leave", {"session": self.session})
        self.dealer.close()


class Caller:
    def __init__(self):
        self.dealer = socket(zmq.DEALER)

    def send(self, method, params=None, number=1, meta=None):
        message = json.loads(request(method, params, number=number))
        self.dealer.send(json.dumps({**message, "_meta": meta or {}}).encode())

    def receive(self):
        return json.loads(self.dealer.recv_multipart()[-1])

    def ask(self, method, params=None):
        self.send(method, params)
        return self.receive()


def in_seconds(seconds):
    return (datetime.now(timezone.utc) + timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")


def an_answer_and_an_error():
    plugin = Plugin("echoes")
    described = [method for method in caller.ask("rpc.discover")["result"]["methods"] if method["name"] == "echoes.echo"]
    check(described and described[0]["x-plugin"] == "echoes" and described[0]["params"][0]["name"] == "text", described)
    caller.send("echoes.echo", {"text": "salom"}, number="a")
    call = plugin.hear()
    check(call["params"] == {"text": "salom"}, call)
    check({"by", "role", "deadline"} <= set(call["_meta"]), call)
    plugin.reply(call, result={"text": "salom"})
    plugin.reply(call, result={"text": "again"})
    reply = caller.receive()
    check(reply["id"] == "a" and reply["result"]["text"] == "salom" and "sequence" in reply["result"], reply)
    caller.send("echoes.echo", number="b")
    plugin.reply(plugin.hear(), error={"code": -32050, "message": "No.", "data": {"hint": "Ask nicely."}})
    error = caller.receive()["error"]
    check(error["code"] == -32050 and error["data"]["hint"] == "Ask nicely." and "field" in error["data"], error)
    plugin.leave()
    error = caller.ask("echoes.echo")["error"]
    check(error["code"] == -32010 and "left" in error["message"], error)


def a_plugin_that_dies_with_a_call_pending():
    plugin = Plugin("mortal")
    caller.send("mortal.echo")
    plugin.hear()
    plugin.dealer.close()
    begun = time.monotonic()
    error = caller.receive()["error"]
    check(error["code"] == -32011 and error["data"]["hint"], error)
    check(time.monotonic() - begun < 8, "the session outlived its plugin", time.monotonic() - begun)


def a_plugin_that_dies_and_is_called():
    plugin = Plugin("mortal")
    caller.send("mortal.echo", number="before")
    plugin.hear()
    plugin.dealer.close()
    caller.send("mortal.echo", number="after")
    replies = {reply["id"]: reply["error"]["code"] for reply in (caller.receive(), caller.receive())}
    check(replies["before"] == -32011 and replies["after"] in (-32010, -32011), replies)


def a_deadline_that_passes():
    plugin = Plugin("slow")
    begun = time.monotonic()
    caller.send("slow.echo", {"deadline": in_seconds(0.3)})
    call = plugin.hear()
    check("deadline" not in call["params"], call)
    error = caller.receive()["error"]
    check(error["code"] == -32011 and time.monotonic() - begun < 2, error)
    plugin.reply(call, result={})
    check(caller.ask("event.head")["id"] == 1, "a late reply came through")
    plugin.leave()


def sixty_five_calls():
    plugin = Plugin("busy")
    for number in range(65):
        caller.send("busy.echo", {"text": str(number)}, number=number)
    refused = caller.receive()
    check(refused["id"] == 64 and refused["error"]["code"] == -32006 and refused["error"]["data"]["retryAfterMs"], refused)
    for call in reversed([plugin.hear() for _ in range(64)]):
        plugin.reply(call, result=call["params"])
    replies = {reply["id"]: reply["result"]["text"] for reply in (caller.receive() for _ in range(64))}
    check(replies == {number: str(number) for number in range(64)}, replies)
    plugin.leave()


def what_is_published_is_replayed():
    sub = socket(zmq.SUB, EVENTS)
    sub.subscribe("judges.")
    sub.subscribe("call.progress.")
    sub.subscribe("system.heartbeat")
    check(sub.poll(5_000), "no heartbeat")
    plugin = Plugin("judges", publishes=["judges."])
    epoch = caller.ask("event.head")["result"]
    event = {"topic": "judges.spoke.first", "data": {"verdict": "sound"}, "idempotencyKey": "one"}
    sequence = plugin.ask("event.publish", event)["sequence"]
    check(plugin.ask("event.publish", event)["sequence"] == sequence, "published twice")
    caller.send("judges.echo", meta={"progress": "token"})
    call = plugin.hear()
    plugin.ask("event.publish", {"topic": "call.progress.token", "data": {"fraction": 0.5}})
    plugin.reply(call, result={})
    check("result" in caller.receive())
    heard = []
    while len(heard) < 2:
        topic, body = sub.recv_multipart()
        if topic != b"system.heartbeat":
            heard.append((topic.decode(), json.loads(body)))
    check([topic for topic, _ in heard] == ["judges.spoke.first", "call.progress.token"], heard)
    check(int(heard[0][1]["sequence"]) == sequence and "sequence" not in heard[1][1], heard)
    replay = {"after": epoch["sequence"], "topics": ["judges."], "epoch": epoch["epoch"]}
    events = caller.ask("event.replay", replay)["result"]["events"]
    check([item["event"] for item in events] == [heard[0][1]], events)
    check(caller.ask("event.publish", {"topic": "others.spoke", "data": {}})["error"]["code"] == -32602)
    check(caller.ask("journal.verify")["result"]["ok"], "the chain broke")
    plugin.leave()


caller = Caller()
for test in (
    an_answer_and_an_error, a_plugin_that_dies_with_a_call_pending, a_plugin_that_dies_and_is_called,
    a_deadline_that_passes, sixty_five_calls, what_is_published_is_replayed,
):
    try:
        test()
    except Exception as error:
        raise SystemExit(f"{test.__name__}: {error!r}") from error
