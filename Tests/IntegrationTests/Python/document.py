# SPDX-License-Identifier: Apache-2.0
"""The code of docs/protocol.md, as it stands there: it can ask, assert, subscribe and replay."""

import itertools
import os
import runpy
import threading

import client
from judging import RUN, check

STATUS = {"kind": "membership", "subject": "UZB", "object": "CSTO"}
CLAIM = {
    **STATUS, "value": {"status": "member"}, "valid": "2017-02-01/..",
    "citations": [{"source": "odkb-2017", "locator": "p. 1"}],
}
SOURCE = {"id": "odkb-2017", "kind": "source", "name": "A communique", "reliability": "B", "date": "2017-02-01"}


def main():
    os.environ["REGISTAN_RUN"] = RUN
    runpy.run_module("first")

    registan = client.Registan(RUN)
    before = registan.call("event.head")

    # Ask.
    roster = registan.call("membership.roster", organisation="CSTO", on="2009-06-14")["entries"]
    check({entry["state"] for entry in roster} >= {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"}, roster)
    try:
        registan.call("membership.roster", organisation="CSTOO")
        raise AssertionError("an unknown organisation was not refused")
    except client.Refused as refusal:
        check(refusal.code == -32001 and "CSTO" in refusal.data["hint"], refusal.code, refusal.data)

    # Subscribe, in the background, to memberships of the CSTO and to whatever is said of sources.
    heard, done = [], threading.Event()

    def listen():
        follower = client.Registan(RUN)
        for sequence, topic, event in follower.follow(
            ["membership.changed.CSTO", "entity.registered.source"], before["sequence"], before["epoch"]
        ):
            heard.append((sequence, topic, event))
            if topic.startswith("membership.changed"):
                return done.set()

    threading.Thread(target=listen, daemon=True).start()

    # Assert, twice under one key.
    registan.call("entity.register", entities=[SOURCE])
    would = registan.call("claim.assert", claims=[CLAIM], dryRun=True)
    check(would["changeCount"] >= 1, would)
    did = registan.call("claim.assert", claims=[CLAIM], idempotencyKey="once")
    again = registan.call("claim.assert", claims=[CLAIM], idempotencyKey="once")
    check(did == again and len(did["ids"]) == 1, did, again)
    answer = registan.call("model.slot", **STATUS, on="2017-06-01")
    check(answer["resolved"]["value"] == {"status": "member"}, answer)
    past = registan.call("model.slot", **STATUS, on="2017-06-01", recorded=before["sequence"])
    check(past["resolved"]["value"] != {"status": "member"}, past)

    check(done.wait(20), "nothing was heard", heard)
    check(heard[0][1] == "entity.registered.source.odkb-2017", heard)
    check(heard[-1][2]["data"]["after"]["value"] == {"status": "member"}, heard)

    # Replay: everything, without a gap, and the same events as were heard live.
    whole, cursor = [], 0
    for number in itertools.count():
        page = registan.call("event.replay", after=cursor, limit=100)
        whole += [(int(item["event"]["sequence"]), item["topic"], item["event"]) for item in page["events"]]
        cursor = page["next"]
        if cursor == page["head"]:
            break
        check(number < 1_000, "the replay does not end")
    check([record[0] for record in whole] == list(range(1, cursor + 1)), "a gap")
    check(all(record in whole for record in heard), "live and replayed events differ")


main()
