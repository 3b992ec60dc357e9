# SPDX-License-Identifier: Apache-2.0
"""Schemas: of the protocol's values, by both dialects that they are written for, and the official ones of documents."""

import json
import os
import sys

import jsonschema

from judging import check

DIALECTS = (jsonschema.Draft7Validator, jsonschema.Draft202012Validator)

# Official schemas that deploy/install-judges has fetched.
OFFICIAL = os.path.join(sys.prefix, "schemas")


def validators(schema, components):
    """A validator of each dialect; references are looked up in the document that the schema stands in."""
    return [dialect({**schema, "components": components}) for dialect in DIALECTS]


def valid(instance, checked, *place):
    """Checks by validators, and says what does not fit."""
    for validator in checked:
        error = jsonschema.exceptions.best_match(validator.iter_errors(instance))
        check(error is None, *place, type(validator).__name__, error and error.json_path, error and error.message)


def sound(schema, components):
    """Checks that a schema is one in both dialects, and that every reference in it is found."""
    for validator in validators(schema, components):
        validator.check_schema(schema)
        list(validator.iter_errors({}))


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)
