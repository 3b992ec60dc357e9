# SPDX-License-Identifier: Apache-2.0
"""What event.discover says is an AsyncAPI document, and every event is a CloudEvent as it says."""

import json
import os
import re
import time

import jsonschema
import zmq
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent

from judging import EVENTS, PATIENCE, check, context, request, socket
from schemas import OFFICIAL, read, sound, valid, validators

CLAIM = {
    "kind": "membership", "subject": "UZB", "object": "CSTO", "value": {"status": "member"}, "valid": "2017-02-01/..",
    "citations": [{"source": "dehaas2017", "locator": "p. 1"}],
}
FINDING = {
    "id": "judged", "statement": "Russia leads the CSTO.", "question": "influence", "note": "a test",
    "expression": {"left": {"measure": "dominance.leads", "of": ["RUS", "CSTO"]}, "operator": "=", "right": 1},
}
CALLS = [
    ("plugin.register", {"name": "judge", "version": "1", "publishes": ["judge.", "judge.b"]}), ("event.discover", {}),
    ("event.publish", {"topic": "judge.a.b", "data": {"any": ["thing"]}}),
    ("entity.register", {"entities": [{"id": "XXX", "kind": "state", "name": "Somewhere"}]}),
    ("claim.assert", {"claims": [CLAIM]}), ("claim.rank", {"id": "c1", "rank": "deprecated", "reason": "a test"}),
    ("claim.retract", {"ids": ["c1"], "reason": "a test"}),
    ("claim.retract", {"source": "dehaas2017", "reason": "a test"}),
    ("finding.define", {"finding": FINDING}), ("finding.remove", {"id": "judged", "reason": "a test"}),
    ("scenario.save", {"name": "return", "whatIf": [CLAIM]}), ("scenario.remove", {"name": "return", "reason": "x"}),
    ("plugin.leave", {}),
]
# Sorts of events that those calls bring about.
EXPECTED = {
    "plugin.joined", "judge.a", "entity.registered", "claim.asserted", "membership.changed", "claim.ranked",
    "claim.retracted", "source.retracted", "finding.defined", "finding.changed", "finding.removed", "scenario.saved",
    "scenario.removed", "plugin.left", "system.heartbeat",
}


class Document:
    """An AsyncAPI document, by which events are checked."""

    def __init__(self, document):
        self.components = document["components"]
        self.channels = [
            (self.pattern(channel["address"]), self.payload(channel)) for channel in document["channels"].values()
        ]

    @staticmethod
    def pattern(address):
        """A parameter is one part of a topic; only `rest` may be several."""
        parts = re.split(r"(\{\w+\})", address)
        shapes = {"{rest}": "[^{}]*"}
        return re.compile("".join(shapes.get(p, "[^.]+") if p.startswith("{") else re.escape(p) for p in parts))

    def payload(self, channel):
        (message,) = channel["messages"].values()
        schema = self.components["messages"][message["$ref"].removeprefix("#/components/messages/")]["payload"]
        sound(schema, self.components)
        return validators(schema, self.components)

    def judge(self, topic, body):
        found = [payload for pattern, payload in self.channels if pattern.fullmatch(topic)]
        check(found, "no channel has", topic)
        event = json.loads(body)
        for payload in found:
            valid(event, payload, topic)
        attributes = JSONFormat().read(CloudEvent, body).get_attributes()
        sort, subject = topic.split(".")[:2], ".".join(topic.split(".")[2:])
        check(attributes["type"] == "registan." + ".".join(sort), topic, attributes["type"])
        check(attributes.get("subject", "") == subject, topic, attributes.get("subject"))


def official(document):
    schema = read(os.path.join(OFFICIAL, "asyncapi-3.0.0.json"))
    valid(document, [jsonschema.Draft7Validator(schema)], "the document")
    broken = {**document, "channels": {"x": {"address": 7}}}
    check(list(jsonschema.Draft7Validator(schema).iter_errors(broken)), "the official schema takes anything")


def main():
    events = socket(zmq.SUB, EVENTS)
    events.subscribe("")
    check(events.poll(PATIENCE), "no heartbeat")
    dealer = socket(zmq.DEALER)
    session, document = {}, None
    for number, (method, params) in enumerate(CALLS):
        dealer.send(request(method, {**params, **(session if method == "plugin.leave" else {})}, number))
        reply = json.loads(dealer.recv())
        check("result" in reply, method, reply)
        if method == "plugin.register":
            session = {"session": reply["result"]["session"]}
        if method == "event.discover":
            document = {name: value for name, value in reply["result"].items() if name != "sequence"}
    official(document)

    judge, seen = Document(document), set()
    limit = time.monotonic() + PATIENCE / 1_000
    while not EXPECTED <= seen:
        check(events.poll(PATIENCE) and time.monotonic() < limit, "did not hear", EXPECTED - seen)
        topic, body = events.recv_multipart()
        judge.judge(topic.decode(), body)
        seen.add(".".join(topic.decode().split(".")[:2]))

    # The records from before, of which there are thousands: some of each sort.
    dealer.send(request("event.replay", {"after": 0, "limit": 10_000}))
    counts = {}
    for item in json.loads(dealer.recv())["result"]["events"]:
        sort = item["event"]["type"]
        counts[sort] = counts.get(sort, 0) + 1
        if counts[sort] <= 20:
            judge.judge(item["topic"], json.dumps(item["event"]).encode())


main()
context.destroy(linger=0)
