# SPDX-License-Identifier: Apache-2.0
"""What rpc.discover says is sound, and what the daemon answers is as it says."""

import json

import jsonschema
import zmq

from judging import check, request, socket

DIALECTS = (jsonschema.Draft7Validator, jsonschema.Draft202012Validator)

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
    ("rpc.discover", {}), ("system.status", {}), ("system.metrics", {}), ("event.head", {}), ("plugin.list", {}),
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
    ("rpc.discover", {}), ("plugin.list", {}), ("plugin.leave", {}),
]


def valid(instance, schema, components, *place):
    """Checks by both dialects that the schemas are written for; references are looked up in the document itself."""
    for dialect in DIALECTS:
        error = jsonschema.exceptions.best_match(dialect({**schema, "components": components}).iter_errors(instance))
        check(error is None, *place, dialect.__name__, error and error.json_path, error and error.message)


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
    check(document["openrpc"].startswith("1.") and document["info"]["version"], "head of the document")
    check(len(methods) == len(document["methods"]), "a method stands twice")

    schemas = {f"component {name}": schema for name, schema in components["schemas"].items()}
    for name, method in methods.items():
        schemas[f"{name} result"] = method["result"]["schema"]
        for parameter in method["params"]:
            schemas[f"{name} {parameter['name']}"] = parameter["schema"]
    for place, schema in schemas.items():
        for dialect in DIALECTS:
            dialect.check_schema(schema)
            list(dialect({**schema, "components": components}).iter_errors({}))  # every reference is found

    session = {}
    for method, params in CALLS:
        declared = methods[method]
        if method in ("plugin.heartbeat", "plugin.leave"):
            params = {**params, **session}
        for parameter in declared["params"]:
            check(parameter["name"] in params or not parameter["required"], method, parameter["name"])
            if parameter["name"] in params:
                valid(params[parameter["name"]], parameter["schema"], components, method, parameter["name"])
        result = call(method, params)
        valid(result, declared["result"]["schema"], components, method, params)
        if method == "plugin.register":
            session = {"session": result["session"]}
    missing = set(methods) - {method for method, _ in CALLS}
    check(not missing, "no call was made of", missing)


main()
