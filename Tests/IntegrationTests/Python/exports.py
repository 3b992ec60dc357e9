# SPDX-License-Identifier: Apache-2.0
"""Judges what `registan export` wrote of the article's dataset, by programs that know nothing of it.

After the run directory come the folder with the exports and the number of claims that the daemon says it has.
"""

import csv
import json
import pathlib
import sys
import uuid

import geojson
from judging import check
from stix2validator import ValidationOptions, validate_file

folder = pathlib.Path(sys.argv[2])
claim_count = int(sys.argv[3])

# What OASIS recommends and a register cannot have: ids of version 4, which would be others in every export (103);
# relationships of its own list alone, which knows threats (202); digests of web pages (302).
UNAVOIDABLE = "103,202,302"


def judge_stix():
    path = folder / "bundle.json"
    options = ValidationOptions(
        version="2.1", disabled=UNAVOIDABLE, strict=True, strict_types=True, strict_properties=True, enforce_refs=True
    )
    result = validate_file(str(path), options)
    check(result.is_valid, [str(fault) for one in result.object_results for fault in one.errors or []][:20])
    objects = json.loads(path.read_text())["objects"]
    claims = [one for one in objects if one["type"] in ("relationship", "note")]
    check(len(claims) == claim_count, "claims in the bundle:", len(claims))
    check(len({one["id"] for one in objects}) == len(objects), "ids occur twice")
    register = json.loads((folder / "register.jsonl").read_text().splitlines()[0])["register"]
    namespace = uuid.uuid5(uuid.NAMESPACE_URL, "urn:registan:stix")
    state = "identity--" + str(uuid.uuid5(namespace, f"{register}/entity/UZB"))
    check(any(one["id"] == state and one["name"] == "Uzbekistan" for one in objects), "no", state)


def judge_sheet():
    with open(folder / "claims.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    check(len(rows) == claim_count, "rows:", len(rows))
    check(all(None not in row and None not in row.values() for row in rows), "rows of another width than the header")
    check(all(row["citation.1.source"] for row in rows), "a row without a source")
    ends = ("membership", "UZB", "CSTO")
    spell = [row for row in rows if (row["kind"], row["subject"], row["object"]) == ends and row["valid_to"]]
    check(spell and all(row["value.status"] for row in spell), spell)


def judge_map():
    collection = geojson.loads((folder / "map.geojson").read_text())
    check(collection.is_valid, collection.errors())
    features = {feature["id"]: feature for feature in collection["features"]}
    check(len(features) == len(collection["features"]), "ids occur twice")
    unplaced = sorted(name for name, feature in features.items() if feature["geometry"] is None)
    check(unplaced == collection["registan"]["without-position"], unplaced)
    longitude, latitude = features["UZB"]["geometry"]["coordinates"]
    check(60 < longitude < 75 and 35 < latitude < 45, longitude, latitude)
    check(features["kant-air-base"]["properties"]["basing"]["citations"][0]["source"] == "dehaas2017", features)


def judge_journal():
    lines = [json.loads(line) for line in (folder / "register.jsonl").read_text().splitlines()]
    check(lines[0]["type"] == "registan.export" and lines[0]["version"] == 1, lines[0])
    sequences = [line["sequence"] for line in lines[1:]]
    check(sequences == sorted(set(sequences)) and sequences[-1] <= lines[0]["head"], sequences[-1])
    asserted = [line for line in lines[1:] if line["type"] == "claim.asserted"]
    check(len(asserted) == claim_count, "asserted:", len(asserted))


for judge in (judge_stix, judge_sheet, judge_map, judge_journal):
    judge()
