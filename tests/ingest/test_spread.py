"""Work on a Dask cluster of several processes: the same graph, in order, and nothing lost with a worker that dies."""

import os
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from graph.canonical import canonical_lines
from graph.verify import verify
from ingest import prepare as preparing
from ingest.facts import Options
from ingest.outcome import Status
from ingest.pipeline import ingest
from ingest.prepare import How
from ingest.spread import spread
from schema.errors import Code, ConveneError
from tests.conftest import empty

PAPERS = 48


@pytest.fixture(scope="module")
def cluster():
    """Three processes, on the loopback address only."""
    with LocalCluster(n_workers=3, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None) as made:
        yield made


@pytest.fixture
def papers(tmp_path):
    paths = []
    for number in range(PAPERS):
        path = tmp_path / f"paper-{number:02}.txt"
        path.write_text(
            f"The Alder County Sheriff shall notify school number {number} within {number + 1} hours.\n", encoding="utf-8"
        )
        paths.append(path)
    return paths


def dies_once(number, flag):
    """End the worker that takes number 5, the first time."""
    if number == 5 and not Path(flag).exists():
        Path(flag).touch()
        os._exit(9)
    return number, os.getpid()


def dies(number):
    if number == 2:
        os._exit(9)
    return number


def lacks(_number):
    import nothing_of_this_name  # noqa: F401, PLC0415


def test_several_processes_work_and_order_is_kept(cluster, tmp_path):
    flag = str(tmp_path / "died")
    done = list(spread(dies_once, ((n, flag) for n in range(40)), 1, cluster.scheduler_address))
    assert Path(flag).exists(), "a worker has died"
    assert [number for number, _ in done] == list(range(40)), "and nothing is lost or out of order"
    assert len({pid for _, pid in done}) > 1
    assert os.getpid() not in {pid for _, pid in done}


def test_the_graph_is_the_same_as_on_one_machine(graph, cluster, papers):
    paths = [*papers, papers[0].parent / "missing.txt"]
    here = {o.path: o.status for o in ingest(graph, paths, Options())}
    lines = list(canonical_lines(graph))
    empty(graph)
    there = {o.path: o.status for o in ingest(graph, paths, Options(), How(dask=cluster.scheduler_address))}
    assert there == here
    assert list(there.values()).count(Status.LOADED) == PAPERS
    assert list(canonical_lines(graph)) == lines
    assert verify(graph).faults == []


def test_a_worker_that_dies_in_an_ingest_loses_nothing(graph, cluster, papers):
    outcomes = []
    with Client(cluster.scheduler_address, set_as_default=False) as watching:
        for outcome in ingest(graph, papers, Options(), How(dask=cluster.scheduler_address)):
            outcomes.append(outcome)
            if len(outcomes) == 1:
                victim = next(iter(watching.scheduler_info(n_workers=-1)["workers"]))
                watching.run(os._exit, 9, workers=[victim], on_error="ignore")
    assert {o.status for o in outcomes} == {Status.LOADED}
    assert len(outcomes) == PAPERS
    assert verify(graph).faults == []


def test_what_cannot_be_is_said(cluster, monkeypatch):
    for address in ("tcp://127.0.0.1:9", "no address"):
        with pytest.raises(ConveneError) as caught:
            list(spread(abs, [(1,)], 1, address))
        assert caught.value.code is Code.BAD_INPUT
        assert address in caught.value.message
    with pytest.raises(ConveneError, match="ended each worker"):
        list(spread(dies, ((n,) for n in range(4)), 1, cluster.scheduler_address))
    with pytest.raises(ConveneError, match="lacks nothing_of_this_name"):
        list(spread(lacks, ((n,) for n in range(4)), 1, cluster.scheduler_address))
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(ConveneError, match="extra `cluster`"):
        list(spread(abs, [(1,)], 1, cluster.scheduler_address))
    assert preparing.How().dask is None
