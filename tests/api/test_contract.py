"""The contract: what is still missing of it is a number that only falls; everything that is served is described."""

import subprocess
import sys

from graphql import build_schema, get_named_type, is_enum_type, is_input_object_type, is_interface_type, is_object_type

from api.schema import SDL
from tests.shared import shared

# Lower it with every field that comes to work.
MISSING = 0


def test_what_is_missing_only_falls():
    found = subprocess.run(
        [sys.executable, shared("contract/check_contract.py"), SDL, shared("contract/schema.graphql")],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = found.stdout.splitlines()
    breaks = int(lines[-1].split()[0])
    assert breaks == MISSING, f"{breaks} breaks: set MISSING to it where it fell"
    assert all("_REMOVED" in line for line in lines[:-1]), "what is served is as the contract has it"


def test_the_committed_sdl_is_what_is_served():
    assert subprocess.run([sys.executable, "-m", "api.schema", "--check"], check=False).returncode == 0


def test_everything_is_described_and_nothing_alike():
    schema = build_schema(SDL.read_text())
    said = {}
    for name, kind in schema.type_map.items():
        if name.startswith("__") or name in ("String", "Int", "Float", "Boolean", "ID"):
            continue
        assert kind.description, name
        said.setdefault(kind.description, set()).add(name)
        if is_enum_type(kind):
            assert all(value.description for value in kind.values.values()), name
        if is_object_type(kind) or is_interface_type(kind) or is_input_object_type(kind):
            for field_name, field in kind.fields.items():
                assert field.description, f"{name}.{field_name}"
                said.setdefault(field.description, set()).add(f"{field_name}: {get_named_type(field.type)}")
                for argument, declared in getattr(field, "args", {}).items():
                    assert declared.description, f"{name}.{field_name}({argument})"
    alike = {text: names for text, names in said.items() if len(names) > 1}
    assert not alike
