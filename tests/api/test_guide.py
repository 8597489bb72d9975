"""The guide and the policy say what is so: codes, queries, limits, settings, deprecations."""

import re
from datetime import UTC, date, datetime

import pytest
from graphql import build_schema, is_enum_type, is_input_object_type, is_interface_type, is_object_type, parse, validate

from api.follow import AT_ONCE, LONGEST_SECONDS
from api.measured import AT_ONCE as STATEMENTS
from api.measured import GRACE_SECONDS, WAIT_SECONDS
from api.schema import SDL
from api.settings import Limits
from api.sockets import AT_ONCE as OPERATIONS
from cli.setup import ROOT
from schema.errors import WAYS_OUT, Code

GUIDE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
DAY = re.compile(r"Goes on (\d{4}-\d{2}-\d{2})\.")


def test_every_code_has_its_line():
    for code in Code:
        assert f"| `{code}` | {WAYS_OUT[code]} |" in GUIDE


@pytest.mark.parametrize("text", re.findall(r"```graphql\n(.*?)```", GUIDE, re.DOTALL))
def test_every_query_can_be_asked(text):
    assert not validate(build_schema(SDL.read_text(encoding="utf-8")), parse(text))


def test_limits_are_as_said():
    limits = Limits()
    for words in (
        f"| {limits.depth}, {limits.fields}, {limits.aliases}, {limits.directives} |",
        f"{limits.query:,} characters, {limits.tokens:,} tokens, {limits.definitions} definitions",
        f"| {limits.cost:,} |",
        f"| {limits.values:,} |",
        f"| {limits.roots} |",
        f"{limits.body // 10**6} MB in {limits.body_seconds:.0f} s",
        f"{limits.ingest_body // 10**6} MB in {limits.ingest_seconds:.0f} s",
        f"| {STATEMENTS}; a further one waits for {WAIT_SECONDS:.0f} s |",
        f"within {limits.statement_seconds + WAIT_SECONDS + GRACE_SECONDS:.0f} seconds",
        f"| {AT_ONCE}, {OPERATIONS} |",
    ):
        assert words in GUIDE, words
    assert LONGEST_SECONDS == 3600


def test_every_setting_of_serving_is_named():
    text = (ROOT / "cli" / "serving.py").read_text(encoding="utf-8")
    names = set(re.findall(r'"(CONVENE_[A-Z_]+)"', text))
    assert len(names) > 8
    assert all(name in GUIDE for name in names), names


def reasons():
    for name, kind in build_schema(SDL.read_text(encoding="utf-8")).type_map.items():
        if is_enum_type(kind):
            yield from ((f"{name}.{key}", value.deprecation_reason) for key, value in kind.values.items())
        elif is_object_type(kind) or is_interface_type(kind) or is_input_object_type(kind):
            for key, field in kind.fields.items():
                yield f"{name}.{key}", field.deprecation_reason
                yield from ((f"{name}.{key}({a})", said.deprecation_reason) for a, said in getattr(field, "args", {}).items())


def test_a_deprecation_says_until_when_and_is_not_overdue():
    for where, reason in reasons():
        if reason is not None and not where.startswith("__"):
            day = DAY.search(reason)
            assert day, f"{where}: {reason}"
            assert date.fromisoformat(day.group(1)) >= datetime.now(UTC).date(), f"{where} should be gone"
