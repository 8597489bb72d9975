"""A graph that was kept comes back equal, line for line; what is not whole, not empty or of a later version is refused."""

import hashlib
import json
import tracemalloc

import pytest

from cli.setup import cache_folder
from graph.backup import backup, restore
from graph.canonical import canonical_lines
from graph.driver import open_driver
from graph.judgements import Judgement, judge
from graph.local.dump import dump, load_dump
from graph.local.server import Place, address, running, start, stop
from graph.migrations import VERSION, migrate
from graph.retract import retract
from graph.review import Decision, review
from graph.verify import verify
from graph.writer import load
from schema.errors import Code, ConveneError
from schema.kinds import EntityKind, MatchVerdict, ReviewDecision, Tier
from tests.conftest import empty
from tests.graph.worlds import AGENCIES, RUN, document, entity_id, world


def lived(driver, documents=5):
    """A graph with all that happens to one: merges, decisions, hidden papers, retractions."""
    facts = [*world(1, documents=documents), document(77, tier=Tier.LEAD)]
    list(load(driver, facts, RUN))
    judge(driver, Judgement(*(entity_id(EntityKind.AGENCY, name) for name in AGENCIES[:2]), MatchVerdict.SAME, by="test"))
    claims = sorted({claim.id for one in facts for claim in one.claims})
    review(driver, Decision(tuple(claims[:3]), ReviewDecision.REJECT, "test", "no"), list(Tier))
    retract(driver, facts[0].document.id, by="test")


def refused(code, *given, **more):
    with pytest.raises(ConveneError) as error:
        restore(*given, **more)
    assert error.value.code is code
    return str(error.value)


def test_a_graph_comes_back_line_for_line(graph, tmp_path):
    lived(graph)
    before = list(canonical_lines(graph))
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    kept = backup(graph, first)
    lines = [json.loads(line) for line in first.read_text().splitlines()]
    assert lines[0] == {"format": "convene graph", "version": VERSION}
    assert kept.nodes + kept.relationships == len(lines) - 2 > 200
    assert first.stat().st_mode & 0o077 == 0
    empty(graph)
    assert restore(graph, first) == kept
    assert list(canonical_lines(graph)) == before
    assert verify(graph).faults == []
    backup(graph, second)
    assert second.read_bytes() == first.read_bytes(), "with all moments, events, runs and what was taken back"


def test_what_is_there_is_left_alone_unless_it_is_to_be_replaced(graph, tmp_path):
    lived(graph)
    file = tmp_path / "a.jsonl"
    backup(graph, file)
    before = list(canonical_lines(graph))
    with pytest.raises(ConveneError) as error:
        backup(graph, file)
    assert error.value.code is Code.BAD_INPUT
    list(load(graph, world(9), RUN))
    more = list(canonical_lines(graph))
    assert "--replace" in refused(Code.BAD_INPUT, graph, file)
    assert list(canonical_lines(graph)) == more
    restore(graph, file, replace=True)
    assert list(canonical_lines(graph)) == before


def test_what_is_not_whole_or_of_a_later_version_is_refused_and_nothing_changed(graph, tmp_path):
    lived(graph, documents=1)
    file = tmp_path / "a.jsonl"
    backup(graph, file)
    whole = file.read_bytes()
    empty(graph)
    lines = whole.splitlines(keepends=True)
    altered = whole.replace(b"Probation", b"probation", 1)
    broken = [whole[: len(whole) // 2], b"".join(lines[:5] + lines[6:]), altered, b"", b"{}"]
    for number, data in enumerate(broken):
        bad = tmp_path / f"bad{number}.jsonl"
        bad.write_bytes(data)
        refused(Code.DAMAGED_FILE, graph, bad)
    refused(Code.NO_SUCH_FILE, graph, tmp_path / "none")
    assert graph.execute_query("MATCH (n) WHERE NOT n:Schema RETURN count(n) AS n").records[0]["n"] == 0
    later = tmp_path / "later.jsonl"
    _rewrite(later, lines, VERSION + 1)
    assert f"version {VERSION + 1}" in refused(Code.DATABASE_NEWER, graph, later)


def _rewrite(path, lines, version):
    """The same file as if a Convene of this version had written it."""
    head = json.dumps({"format": "convene graph", "version": version}).encode() + b"\n"
    body = head + b"".join(lines[1:-1])
    end = json.loads(lines[-1]) | {"sha256": hashlib.sha256(body).hexdigest()}
    path.write_bytes(body + json.dumps(end).encode() + b"\n")


def test_a_restore_that_was_cut_off_shows(graph, tmp_path):
    lived(graph, documents=1)
    file = tmp_path / "a.jsonl"
    backup(graph, file)
    empty(graph)
    assert verify(graph).faults == []
    graph.execute_query("MATCH (s:Schema) SET s.restoring = true")
    assert any("cut off" in fault.fault for fault in verify(graph).faults)
    restore(graph, file, replace=True)
    assert verify(graph).faults == []


def test_memory_does_not_grow_with_the_graph(graph, tmp_path):
    def peak(name):
        tracemalloc.start()
        backup(graph, tmp_path / name)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    list(load(graph, [document(seed, 40) for seed in range(40)], RUN))
    small = peak("small.jsonl")
    list(load(graph, [document(seed, 40) for seed in range(40, 200)], RUN))
    large = peak("large.jsonl")
    assert (tmp_path / "large.jsonl").stat().st_size > 4 * (tmp_path / "small.jsonl").stat().st_size
    assert large < 1.5 * small


def test_neo4j_s_own_dump(tmp_path):
    place, other = Place(tmp_path / "a", cache_folder()), Place(tmp_path / "b", cache_folder())
    try:
        with open_driver(address(place, start(place))) as driver:
            migrate(driver)
            lived(driver, documents=2)
            before = list(canonical_lines(driver))
        dump(place, tmp_path / "kept.dump")
        assert running(place), "it runs again"
        stop(place)
        load_dump(other, tmp_path / "kept.dump")
        with open_driver(address(other, running(other))) as driver:
            assert migrate(driver) == VERSION
            assert list(canonical_lines(driver)) == before
    finally:
        stop(place)
        stop(other)
