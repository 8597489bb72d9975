"""The bill of materials is CycloneDX by its own schema, names what the locks name, and is the same each time."""

import json
import re

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from cli.sbom import bill
from cli.setup import ROOT


def test_every_part_is_in_it_by_hash():
    made = bill(ROOT)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(made)) is None
    names = {one["bom-ref"] for one in made["components"]}
    assert len(names) == len(made["components"])
    pinned = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert {f"pkg:pypi/{name.lower()}@{version}" for name, version in pinned} <= names
    jars = (ROOT / "graph" / "local" / "jars.lock").read_text().splitlines()
    assert sum(name.startswith("pkg:maven/") for name in names) == len(jars) > 200
    assert {"model/encoder.onnx", "model/pairs.npz"} <= names
    assert any(name.startswith("pkg:npm/graphql@") for name in names)
    assert bill(ROOT) == made
