# SPDX-License-Identifier: Apache-2.0
"""Prints each record after a cursor under a topic, one CloudEvent a line: RUN-DIRECTORY CURSOR TOPIC."""

import json
import sys

from client import Registan

run, cursor, topic = sys.argv[1], int(sys.argv[2]), sys.argv[3]
for _, _, event in Registan(run, patience=2.0).follow([topic], cursor):
    print(json.dumps(event))
