"""The house itself: containers of the right form without a default password, statements that Neo4j accepts, no taken names."""

import json
import pickle
import re
from pathlib import Path

import pytest
import yaml
from compose_spec import PyCompose

from graph.analysis.ask import statement
from graph.select.visible import own
from queries import BLANK, ROOT, cypher
from schema.errors import WAYS_OUT, Code, ConveneError
from schema.kinds import EntityKind, Label, Predicate, Rel, Tier

REPOSITORY = Path(__file__).parent.parent
STATEMENTS = sorted(str(p.relative_to(ROOT).with_suffix("")) for p in ROOT.rglob("*.cypher"))
# Of Schema there is one node; what empties a graph goes through all of it.
OF_ALL = {"write/schema_version", "write/backup_begin", "write/backup_end", "write/backup_empty"}
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


def test_the_compose_file_is_of_the_right_form_and_has_no_default_password():
    text = (REPOSITORY / "docker-compose.yml").read_text(encoding="utf-8")
    # The engine fills variables in before it checks the form.
    PyCompose.from_yaml(re.sub(r"\$\{\w+:([?-])([^}]*)\}", lambda m: m[2] if m[1] == "-" else "secret", text)).validate()
    services = yaml.safe_load(text)["services"]
    assert set(services) == {"neo4j", "api", "ingest"}
    for name, service in services.items():
        assert "mem_limit" in service, name
        assert ":?" in str(service["environment"]), f"{name} must refuse to start without a password"
    assert all(port.startswith("127.0.0.1:") for port in services["api"]["ports"])


def test_an_error_crosses_from_one_process_to_another():
    there = pickle.loads(pickle.dumps(ConveneError(Code.BAD_INPUT, "paper.txt: nothing")))  # noqa: S301 - our own bytes
    assert (there.code, there.message, there.way_out) == (Code.BAD_INPUT, "paper.txt: nothing", WAYS_OUT[Code.BAD_INPUT])
