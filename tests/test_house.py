"""The house itself: statements that Neo4j accepts, blanks that are filled, errors that cross processes."""

import json
import pickle
import re

import pytest

from graph.analysis.ask import statement
from graph.select.visible import own
from queries import BLANK, ROOT, cypher
from schema.errors import WAYS_OUT, Code, ConveneError
from schema.kinds import EntityKind, Label, Predicate, Rel, Tier

STATEMENTS = sorted(str(p.relative_to(ROOT).with_suffix("")) for p in ROOT.rglob("*.cypher"))
# Of Schema there is one node; what empties a graph goes through all of it.
OF_ALL = {
    f"write/{name}" for name in ("schema_version", "backup_begin", "backup_end", "backup_empty", "lock_then", "migrate_4")
}
LABELLED = re.compile(rf":{BLANK}[ )]|:{BLANK} \{{")


def kinds(name):
    """The kinds that may stand in a statement's blank."""
    text = (ROOT / f"{name}.cypher").read_text(encoding="utf-8")
    if BLANK not in text:
        return [None]
    if "direct_edges" in name:
        return list(Predicate)
    if name == "write/backup_edges":
        return [Rel.SUBJECT]
    if "move_" in name:
        return [Rel.SUBJECT, Rel.MENTIONED_IN]
    if "entities" in name:
        return [Label[kind] for kind in EntityKind]
    return [Label.CLAIM, Label.SCOPE]


@pytest.mark.parametrize("name", STATEMENTS)
def test_neo4j_accepts_every_statement(driver, name):
    for kind in kinds(name):
        macros = name.startswith(("read/analysis", "read/export"))
        text = statement(name.removeprefix("read/"), kind) if macros else cypher(name, kind)
        text = own(re.sub("__(FIRST|LENGTH)__", "3", text), [Tier.PUBLIC])
        if text.strip().startswith("CALL db."):
            continue
        if name.startswith("bulk/"):  # in transactions of its own
            with driver.session() as session:
                assert session.run("EXPLAIN " + text).consume().plan
            continue
        parameters = dict.fromkeys(re.findall(r"\$(\w+)", text))
        text = re.sub("__(FROM|TO)__", Label.CLAIM, text)
        with driver.session() as session:
            plan = session.run("EXPLAIN " + text, parameters).consume().plan
        assert plan
        if name.startswith("write/") and name not in OF_ALL:
            assert not re.search("AllNodesScan|NodeByLabelScan", json.dumps(plan, default=str)), "writes go by index"


def test_a_blank_must_be_filled_and_only_a_blank():
    with pytest.raises(ValueError, match="needs a kind"):
        cypher("write/claims")
    with pytest.raises(ValueError, match="has no blank"):
        cypher("write/run", Label.CLAIM)


def test_an_error_crosses_from_one_process_to_another():
    there = pickle.loads(pickle.dumps(ConveneError(Code.BAD_INPUT, "paper.txt: nothing")))  # noqa: S301 - our own bytes
    assert (there.code, there.message, there.way_out) == (Code.BAD_INPUT, "paper.txt: nothing", WAYS_OUT[Code.BAD_INPUT])
