# SPDX-License-Identifier: Apache-2.0
"""What rpc.discover says is sound, and what the daemon answers is as it says."""

import json
import os

import jsonschema
import openrpc
import zmq

from judging import check, request, socket
from schemas import read, sound, valid, validators

# Parameters of live calls by method; they are asked in this order.
CLAIM = {
    "kind": "membership", "subject": "UZB", "object": "CSTO", "value": {"status": "member"}, "valid": "2017-02-01/..",
    "citations": [{"source": "dehaas2017", "locator": "p. 1"}],
}
SLOT = {"kind": "membership", "subject": "UZB", "object": "CSTO", "on": "2016-12-31"}
FINDING = {
    "id": "judged", "statement": "Russia leads the CSTO.", "question": "influence", "note": "a test",
    "expression": {"left": {"measure": "dominance.leads", "of": ["RUS", "CSTO"]}, "operator": "=", "right": 1},
}
PEACE_MISSION = {"from": "urumqi", "to": "chelyabinsk", "mover": "CHN", "occasion": "peace-mission-2007"}
ANALYSES = [
    ("burden", {"body": "KSOR"}), ("power", {"organisation": "CSTO"}), ("capability", {"organisation": "CSTO"}),
    ("dominance", {"organisation": "SCO"}), ("dependence", {}), ("freedom", {}), ("cohesion", {"organisation": "CSTO"}),
    ("engagement", {"state": "UZB", "organisation": "SCO"}), ("similarity", {"states": ["KAZ", "UZB"]}),
    ("network", {"over": "exercises"}), ("enlargement", {"organisation": "SCO"}), ("threats", {}),
    ("transit", PEACE_MISSION), ("compare", {"organisations": ["SCO", "CSTO"]}),
    ("power", {"quota": 12, "weights": {"DEU": 4, "FRA": 4, "ITA": 4, "NLD": 2, "BEL": 2, "LUX": 1}}),
]
CALLS = [
    ("rpc.discover", {}), ("system.status", {}), ("system.metrics", {}), ("event.discover", {}), ("event.head", {}), ("plugin.list", {}),
    ("entity.get", {"id": "UZB"}), ("entity.list", {"limit": 500}), ("entity.search", {"text": "uzbekistan"}),
    ("claim.list", {"limit": 500}), ("claim.get", {"id": "c1"}), ("claim.explain", SLOT),
    ("membership.roster", {"organisation": "CSTO", "on": "2016-12-31"}),
    ("membership.roster", {"organisation": "CSTO", "on": "2016-12-31", "whatIf": [CLAIM]}),
    ("membership.of", {"state": "UZB", "on": "2016-12-31"}), ("membership.timeline", {"state": "UZB"}),
    ("membership.timeline", {}), ("model.slot", SLOT), ("model.slot", {"kind": "policy", "subject": "TKM", "topic": "neutrality"}),
    ("analysis.list", {}),
    *(("analysis.run", {"name": name, "parameters": given, "on": "2016-12-31"}) for name, given in ANALYSES),
    ("finding.list", {"on": "2016-12-31"}), ("finding.list", {"question": "interests", "draws": 200, "seed": 3}),
    ("finding.get", {"id": "csto-leaves-weak-little-freedom", "on": "2016-12-31", "draws": 500}),
    ("finding.define", {"finding": FINDING, "dryRun": True}), ("finding.define", {"finding": FINDING}),
    ("finding.get", {"id": "judged"}), ("finding.remove", {"id": "judged", "reason": "a test"}),
    ("scenario.save", {"name": "return", "whatIf": [CLAIM], "note": "a test"}), ("scenario.list", {}),
    ("scenario.compare", {"name": "return", "analyses": [{"name": "freedom", "parameters": {}}]}),
    ("scenario.compare", {"whatIf": [CLAIM]}), ("scenario.remove", {"name": "return", "reason": "a test"}),
    ("model.contested", {}), ("model.diff", {"from": {"on": "2012-01-01"}, "to": {"known": "2016"}}), ("register.check", {}),
    ("entity.register", {"entities": [{"id": "XXX", "kind": "state", "name": "Somewhere"}]}),
    ("claim.assert", {"claims": [CLAIM], "dryRun": True}), ("claim.assert", {"claims": [CLAIM]}),
    ("claim.rank", {"id": "c1", "rank": "deprecated", "reason": "a test"}),
    ("claim.retract", {"ids": ["c1"], "reason": "a test"}), ("claim.retract", {"source": "dehaas2017", "reason": "a test"}),
    ("claim.get", {"id": "c1"}), ("event.replay", {"after": 0, "limit": 10_000}), ("journal.verify", {}),
    ("plugin.register", {
        "name": "judge", "version": "1", "topics": ["claim."], "publishes": ["judge."],
        "services": [{"method": "judge.ask", "params": {"type": "object"}, "result": {"type": "object"}}]}),
    ("plugin.heartbeat", {
        "cursor": 1, "state": "busy", "lastError": "none",
        "parts": [{"name": "ear", "state": "open", "waiting": 0, "deadLetters": 0}]}),
    ("event.publish", {"topic": "judge.heard", "data": {"what": "nothing"}, "idempotencyKey": "judged"}),
    ("rpc.discover", {}), ("event.discover", {}), ("plugin.list", {}), ("plugin.leave", {}),
]


def official(document):
    """Checks the document by models that share no code with ours; by the official schema where one is given.

    No package of the index has the meta-schema of OpenRPC. A copy of a release of it can be given as
    REGISTAN_OPENRPC_SCHEMA; what it says of JSON Schema is left to draft-07's own.
    """
    check(len(openrpc.OpenRPC.model_validate(document).methods) == len(document["methods"]), "methods are missing")
    if path := os.environ.get("REGISTAN_OPENRPC_SCHEMA"):
        draft = "http://json-schema.org/draft-07/schema#"
        text = json.dumps(read(path))
        for part in ("/#/definitions/JSONSchemaObject/properties/$ref", "/", ""):
            target = f"{draft}/properties/$ref" if "#" in part else draft
            text = text.replace(f'"https://meta.json-schema.tools{part}"', f'"{target}"')
        valid(document, [jsonschema.Draft7Validator(json.loads(text))], "the document")


def main():
    req = socket(zmq.REQ)

    def call(method, params):
        req.send(request(method, params))
        reply = json.loads(req.recv())
        check("result" in reply, method, params, reply)
        return reply["result"]

    document = call("rpc.discover", {})
    components = document["components"]
    methods = {method["name"]: method for method in document["methods"]}
    official({name: value for name, value in document.items() if name != "sequence"})
    check(document["openrpc"].startswith("1.") and document["info"]["version"], "head of the document")
    check(len(methods) == len(document["methods"]), "a method stands twice")

    schemas = {f"component {name}": schema for name, schema in components["schemas"].items()}
    for name, method in methods.items():
        schemas[f"{name} result"] = method["result"]["schema"]
        for parameter in method["params"]:
            schemas[f"{name} {parameter['name']}"] = parameter["schema"]
    for schema in schemas.values():
        sound(schema, components)

    session = {}
    for method, params in CALLS:
        declared = methods[method]
        if method in ("plugin.heartbeat", "plugin.leave"):
            params = {**params, **session}
        for parameter in declared["params"]:
            check(parameter["name"] in params or not parameter["required"], method, parameter["name"])
            if parameter["name"] in params:
                checked = validators(parameter["schema"], components)
                valid(params[parameter["name"]], checked, method, parameter["name"])
        result = call(method, params)
        valid(result, validators(declared["result"]["schema"], components), method, params)
        if method == "plugin.register":
            session = {"session": result["session"]}
    missing = set(methods) - {method for method, _ in CALLS}
    check(not missing, "no call was made of", missing)


main()
