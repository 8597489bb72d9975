"""Validates FollowTheMoney entities and statements by the library itself: `check.py ENTITIES STATEMENTS TYPES`.

TYPES is JSON of the types that the export gives properties other than string. Raises AssertionError at the first fault.
"""

import csv
import json
import sys
from pathlib import Path

from followthemoney import model
from followthemoney.statement import Statement

entities = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
types = json.loads(sys.argv[3])
schemas = {one["id"]: one["schema"] for one in entities}
assert len(schemas) == len(entities) > 50

statements = {}
for one in entities:
    schema = model.get(one["schema"])
    assert schema is not None
    assert not schema.abstract
    schema.validate(one)
    proxy = model.get_proxy(one, cleaned=False)
    for name, values in one["properties"].items():
        prop = schema.get(name)
        assert prop is not None, (one["schema"], name)
        assert sorted(proxy.get(name)) == sorted(dict.fromkeys(values)), "the library changed or dropped a value"
        assert types.get(name, "string") == prop.type.name
        if prop.type.name == "entity":
            assert all(model.get(schemas[value]).is_a(prop.range) for value in values)
    for statement in Statement.from_entity(model.get_proxy(one), "convene"):
        statements[statement.id or statement.generate_key()] = (statement.entity_id, statement.prop, statement.value)

with Path(sys.argv[2]).open(encoding="utf-8", newline="") as file:
    told = {row["id"]: (row["entity_id"], row["prop"], row["value"]) for row in csv.DictReader(file)}
assert told == statements
print(len(entities), len(told))
