# SPDX-License-Identifier: Apache-2.0
"""Feeds recorded events to the plugin, without a daemon: python3 -m unittest"""

import json
import tempfile
import unittest

from registan_example_python import Tally
from registan_plugin import EpochChange, Harness, Refused


def changed(sequence, organisation, state):
    """An event as it is published, with as much of its data as the plugin looks at."""
    event = {
        "specversion": "1.0", "id": str(sequence), "source": "/registan/test/1", "type": "registan.membership.changed",
        "subject": f"{organisation}.{state}", "time": "2026-01-31T12:00:00.000Z", "sequence": f"{sequence:020}",
        "data": {"kind": "membership", "subject": state, "object": organisation},
    }
    return json.dumps(event) + "\n"


EVENTS = changed(1, "CSTO", "UZB") + changed(2, "SCO", "BLR") + changed(5, "CSTO", "UZB")


class TallyTest(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.state = place.name

    def test_counts_and_tells_by_organisation(self):
        harness = Harness(Tally, self.state)
        self.assertEqual(harness.feed(EVENTS), [1, 2, 5])
        self.assertEqual(harness.call("tally"), {"changes": {"CSTO": 2, "SCO": 1}})
        topics = [topic.removeprefix(Tally.publishes[0]) for topic, _ in harness.published]
        self.assertEqual(topics, ["CSTO", "SCO", "CSTO"])
        self.assertEqual(harness.published[-1][1], {"organisation": "CSTO", "changes": 2})

    def test_counts_an_event_once_that_comes_again_after_a_restart(self):
        Harness(Tally, self.state).feed(EVENTS)
        restarted = Harness(Tally, self.state)
        restarted.feed(EVENTS + changed(6, "SCO", "BLR"))
        self.assertEqual(restarted.call("tally"), {"changes": {"CSTO": 2, "SCO": 2}})
        self.assertEqual(len(restarted.published), 1)

    def test_takes_sequences_anew_after_a_restore(self):
        harness = Harness(Tally, self.state)
        harness.feed(EVENTS)
        harness.plugin.epoch_changed(EpochChange(previous=1, current=2, cursor=2, starts_over=True))
        harness.feed(changed(3, "SCO", "IRN"))
        self.assertEqual(harness.call("tally"), {"changes": {"CSTO": 2, "SCO": 2}})

    def test_counts_only_the_organisations_that_are_wanted(self):
        harness = Harness(Tally, self.state, organisations=["SCO"])
        harness.feed(EVENTS)
        self.assertEqual(harness.call("tally"), {"changes": {"SCO": 1}})

    def test_sets_aside_what_it_cannot_read_and_goes_on(self):
        harness = Harness(Tally, self.state)
        harness.feed(changed(1, "CSTO", "UZB").replace("object", "nothing") + changed(2, "SCO", "BLR"))
        self.assertEqual((harness.delivery.dead, harness.call("tally")), (1, {"changes": {"SCO": 1}}))
        harness.delivery.retry_dead_letters()
        self.assertEqual(harness.delivery.dead, 1)

    def test_refuses_a_parameter_that_the_service_does_not_take(self):
        with self.assertRaisesRegex(Refused, "no parameter “organisation”"):
            Harness(Tally, self.state).call("tally", organisation="CSTO")


if __name__ == "__main__":
    unittest.main()
