"""The bulk load of a first corpus: the same graph as the writer's, on an empty graph only, and whole after being cut off."""

import dataclasses
import json
import os
import subprocess
import sys

import pytest

from cli.setup import cache_folder
from graph.bulk.load import bulk_load
from graph.canonical import canonical_lines
from graph.driver import open_driver
from graph.facts import ContactRow, DateRow
from graph.ids import make_id
from graph.local.server import Place, address, start, stop
from graph.verify import verify
from graph.writer import load
from ingest.facts import Options
from ingest.prepare import How, prepare
from ingest.readers import files
from schema.errors import Code, ConveneError
from schema.kinds import DateField, EntityKind, Tier
from tests.conftest import empty
from tests.graph.worlds import RUN, document
from tests.shared import ROOT


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    made = Place(tmp_path_factory.mktemp("bulk"), cache_folder())
    yield made
    stop(made)


def corpus():
    """The samples as they are read, and invented papers of every tier, with dates, contacts and words that strain a file."""
    read = [p.facts for p in prepare(list(files([ROOT / "samples"])), Options(), How()) if p.facts]
    worlds = [document(seed, 10, tier) for seed in range(12) for tier in [list(Tier)[seed % 3]]]
    strained = [_strained(one) for one in worlds]
    return [*read, *strained, strained[0]]


def _strained(facts):
    passage = facts.passages[0]
    agency = next(e.id for e in facts.entities if e.label is EntityKind.AGENCY)
    date = DateRow(make_id("d", facts.document.id), DateField.EXPIRES_ON, "2027-01-01", passage.id, 0, 3, passage.text[:3])
    quote = (make_id("q", facts.document.id), passage.id, 0, 3, passage.text[:3])
    contact = ContactRow(make_id("contact", agency), agency, 'Desk "A", room 1', "555-0100", quotes=(quote,))
    title = 'He said: "so, be it";\nand\\then \u2603'
    own = dataclasses.replace(facts.document, title=title, published_on="2026-01-02", expires_on="2027-01-01")
    return dataclasses.replace(facts, document=own, dates=(date,), contacts=(contact,))


@pytest.fixture(scope="module")
def both(place, driver):
    """The lines of the graph by the writer, and those by the importer."""
    every = corpus()
    empty(driver)
    list(load(driver, every, RUN))
    by_writer = list(canonical_lines(driver))
    documents = bulk_load(place, iter(every), RUN)
    with open_driver(address(place, start(place))) as own:
        return by_writer, list(canonical_lines(own)), verify(own), documents


def test_the_graph_is_that_of_the_writer(both):
    by_writer, by_importer, proof, documents = both
    assert documents == len([line for line in by_writer if '"labels": ["Document"]' in line])
    assert sorted(set(by_importer) ^ set(by_writer)) == []
    assert by_importer == by_writer
    assert proof.faults == []
    assert proof.quotes > 500


def test_more_is_added_to_it_as_to_any_graph(both, place, driver):
    assert both
    with open_driver(address(place, start(place))) as own:
        more = [document(900, 8), document(3, 10, Tier.PUBLIC)]
        assert [one.created for one in load(own, more, RUN)] == [True, False]
        list(load(driver, more, RUN))
        assert list(canonical_lines(own)) == list(canonical_lines(driver))


def test_only_an_empty_graph_takes_it(both, place):
    assert both
    with pytest.raises(ConveneError) as caught:
        bulk_load(place, iter([document(1)]), RUN)
    assert caught.value.code is Code.BAD_INPUT
    assert "loaded before" in caught.value.message


def test_what_was_cut_off_is_done_again(tmp_path):
    own = Place(tmp_path, cache_folder())

    def breaks():
        yield document(1)
        raise KeyboardInterrupt

    try:
        with pytest.raises(KeyboardInterrupt):
            bulk_load(own, breaks(), RUN)
        assert not list(tmp_path.glob("bulk-*")), "no file stays behind"
        stop(own)
        # As after a kill in the middle of the importer: the store is half there, and the mark of it stands.
        (tmp_path / "run" / "bulk-load").write_text(RUN.id, encoding="utf-8")
        store = own.data / "data" / "databases" / "neo4j"
        for path in sorted(store.iterdir())[:5]:
            if path.is_file():
                path.write_bytes(b"half")
        assert bulk_load(own, iter([document(1), document(2)]), RUN) == 2
        with open_driver(address(own, start(own))) as driver:
            assert verify(driver).faults == []
            assert driver.execute_query("MATCH (d:Document) RETURN count(d)").records[0][0] == 2
    finally:
        stop(own)


def test_the_command_loads_a_first_corpus_and_no_second(tmp_path):
    environment = os.environ | {"CONVENE_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    environment.pop("CONVENE_NEO4J_URI", None)
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(3):
        sentence = f"The Alder County Sheriff shall notify school number {number} within {number + 1} hours.\n"
        (papers / f"{number}.txt").write_text(sentence, encoding="utf-8")
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7 broken")

    def convene(*words, **more):
        command = [sys.executable, "-m", "cli", *map(str, words)]
        return subprocess.run(command, env=environment | more, capture_output=True, text=True, check=False, cwd=tmp_path)

    try:
        done = convene("ingest", papers, "--bulk", "--json")
        assert done.returncode == 3, done.stderr
        assert sorted(one["status"] for one in json.loads(done.stdout)) == ["FAILED", "LOADED", "LOADED", "LOADED"]
        assert json.loads(convene("status", "--json").stdout)["documents"] == 3
        assert {one["status"] for one in json.loads(convene("ingest", papers, "--json").stdout)} == {"KNOWN", "FAILED"}
        again = convene("ingest", papers, "--bulk")
        assert again.returncode == 1
        assert "loaded before" in again.stderr
        elsewhere = convene("ingest", papers, "--bulk", CONVENE_NEO4J_URI="bolt://127.0.0.1:9", CONVENE_NEO4J_PASSWORD="x")
        assert "files of the local database" in elsewhere.stderr
    finally:
        convene("down")
