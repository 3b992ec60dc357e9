#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts the changes of each organisation's memberships, tells of each new count, and answers with all of them."""

import json
import sys

from registan_plugin import Plugin, main, save, service


class Tally(Plugin):
    name = "example-python"
    version = "1.0.0"
    summary = "counts the changes of each organisation's memberships"
    topics = ["membership.changed."]
    publishes = ["example-python.tally."]
    settings = {"organisations": []}  # which ones; all if there are none

    def __init__(self, setup):
        self.wanted = setup.settings["organisations"]
        self.file = setup.state / "tally.json"
        self.kept = json.loads(self.file.read_text()) if self.file.exists() else {"counted": 0, "changes": {}}

    def handle(self, event, register):
        organisation = event.data["object"]
        if event.sequence <= self.kept["counted"] or (self.wanted and organisation not in self.wanted):
            return
        count = self.kept["changes"].get(organisation, 0) + 1
        register.publish(f"{self.name}.tally.{organisation}", {"organisation": organisation, "changes": count})
        kept = {"counted": event.sequence, "changes": self.kept["changes"] | {organisation: count}}
        save(self.file, kept)
        self.kept = kept

    def epoch_changed(self, change):
        self.kept["counted"] = min(self.kept["counted"], change.cursor)

    @service("tally", "how often memberships changed, by organisation", result={"changes": {"type": "object"}})
    def tally(self, call, register):
        return {"changes": self.kept["changes"]}


if __name__ == "__main__":
    sys.exit(main(Tally))
