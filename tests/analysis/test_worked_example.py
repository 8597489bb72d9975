"""What each answer must be for the county of the samples: worked out by hand, as data in facts/ with the clause beside it.

A fact marked `miss` is true of the papers and not yet read from them: the reason is said there.
"""

import hashlib
import re
from pathlib import Path

import pytest
import yaml

FACTS = Path(__file__).parent / "facts"
ENUM = re.compile(r"[A-Z_]{4,}")


def cases():
    for path in sorted(FACTS.glob("*.yaml")):
        for group in yaml.safe_load(path.read_text(encoding="utf-8")):
            for number, fact in enumerate(group["facts"]):
                marks = [pytest.mark.xfail(strict=True, reason=fact["miss"])] if "miss" in fact else []
                yield pytest.param(group, fact, id=f"{path.stem} {group['at']} {number}: {fact['clause'][:50]}", marks=marks)


def matches(expected, found):
    """Whether an answer holds what is expected: maps in part, lists some entry for each, text as a part, the rest exactly."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(matches(value, found.get(key)) for key, value in expected.items())
    if isinstance(expected, list):
        if not expected:
            return found == []
        return isinstance(found, list) and all(any(matches(one, other) for other in found) for one in expected)
    if isinstance(expected, str) and isinstance(found, str) and not ENUM.fullmatch(expected):
        return expected.lower() in found.lower()
    return expected == found


def in_order(words, steps):
    """Whether the first step in each window comes after all in the window before it."""
    last = 0
    for word in words:
        places = [step["order"] for step in steps if step["window"].startswith(word)]
        if not places or places[0] < last:
            return False
        last = places[0]
    return True


async def variables(ask, group):
    """Ids of the documents and agencies that a question names."""
    out = {}
    for name, title in group.get("documents", {}).items():
        out[name] = await document(ask, title)
    for name, agency in group.get("agencies", {}).items():
        found = await ask("query($n: String!) { agency(by: {name: $n}) { id } }", {"n": agency})
        out[name] = found["agency"]["id"]
    return out


async def document(ask, file):
    """The id of the sample in this file: it is known by the hash of its bytes."""
    digest = hashlib.sha256((Path("samples") / file).read_bytes()).hexdigest()
    found = await ask("{ documents(first: 50) { nodes { id sha256 } } }")
    return next(one["id"] for one in found["documents"]["nodes"] if one["sha256"] == digest)


@pytest.mark.usefixtures("samples")
@pytest.mark.parametrize(("group", "fact"), list(cases()))
async def test_the_answer_is_what_the_papers_say(ask, group, fact):
    found = await ask(group["ask"], await variables(ask, group))
    for step in group["at"].split("."):
        found = found[step]
    rows = found if isinstance(found, list) else [found]
    if "in_order" in fact:
        assert in_order(fact["in_order"], rows)
    elif "lacks" in fact:
        assert not [row for row in rows if matches(fact["lacks"], row)]
    else:
        assert any(matches(fact["has"], row) for row in rows), rows


def test_there_are_enough_facts():
    assert len(list(cases())) >= 60
