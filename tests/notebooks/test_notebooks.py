"""The classes for py2neo against the real server, frames, and the three notebooks run from their first cell to their last."""

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from graph.frames import connect, duties, to_frame
from graph.ogm import Agency, Document, Entity, Passage, Resource, Responsibility
from ingest.facts import Options
from ingest.pipeline import ingest
from ingest.readers import files
from tests.conftest import empty
from tests.shared import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def filled(driver, neo4j_address):
    """The samples, through py2neo."""
    empty(driver)
    assert {o.status for o in ingest(driver, list(files([Path("samples")])), Options())} == {"LOADED"}
    return connect(neo4j_address)


def count(driver, statement):
    return driver.execute_query(statement).records[0][0]


def test_classes_give_what_the_graph_holds(filled, driver):
    agencies = list(Agency.match(filled))
    assert len(agencies) == count(driver, "MATCH (a:Agency) RETURN count(a)")
    house = Agency.match(filled).where(name="Harbor House").first()
    (row,) = driver.execute_query("MATCH (a:Agency {name: 'Harbor House'}) RETURN properties(a) AS p").records
    assert (house.id, house.sector, house.kind) == (row["p"]["id"], row["p"]["sector"], row["p"]["kind"])
    provided = driver.execute_query("MATCH (:Agency {name: 'Harbor House'})-[:PROVIDES]->(r) RETURN r.id AS id").records
    assert {resource.id for resource in house.provides} == {r["id"] for r in provided} != set()
    assert all(isinstance(resource, Resource) for resource in house.provides)
    assert house.id in {agency.id for agency in next(iter(house.provides)).from_provides}


def test_relationships_lead_from_a_duty_to_the_words_it_rests_on(filled):
    duty = Responsibility.match(filled).where("_.action CONTAINS 'send an advocate'").first()
    passage = next(iter(duty.evidenced_by))
    assert isinstance(passage, Passage)
    assert isinstance(next(iter(passage.of)), Document)
    quote = duty.evidenced_by.get(passage, "quote")
    assert quote in passage.text
    assert "Harbor House" in {agency.name for agency in duty.subject}


def test_every_class_and_property_is_of_the_graph(filled, driver):
    keys = {r["key"] for r in driver.execute_query("CALL db.propertyKeys() YIELD propertyKey AS key RETURN key").records}
    document = to_frame(Document.match(filled))
    assert len(document) == count(driver, "MATCH (d:Document) RETURN count(d)")
    assert document.sha256.str.len().eq(64).all()
    assert {"sha256", "mediaType", "deadlineSeconds", "geoid"} <= keys
    assert len(list(Entity.match(filled))) == count(driver, "MATCH (e:Entity) RETURN count(e)")


def test_frames_hold_a_row_a_duty_of_the_place(filled, driver):
    every, here = duties(filled), duties(filled, "marlow county")
    assert len(every) == count(driver, "MATCH (c:Responsibility) WHERE c.retractedAt IS NULL RETURN count(c)")
    assert 0 < len(here) <= len(every)
    assert every.quote.notna().all()
    assert 4.0 in set(every.hours.dropna())
    assert len(duties(filled, "nowhere")) == 0
    assert list(to_frame(Agency.match(filled), "name", "sector").columns) == ["name", "sector"]
    assert to_frame([]).empty


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(filled, neo4j_address, path, monkeypatch, tmp_path):
    assert filled
    for name, value in {
        "CONVENE_NEO4J_URI": neo4j_address.uri,
        "CONVENE_NEO4J_USER": neo4j_address.user,
        "CONVENE_NEO4J_PASSWORD": neo4j_address.password,
        "PYTHONPATH": str(ROOT),
        "JUPYTER_PLATFORM_DIRS": "1",
        "IPYTHONDIR": str(tmp_path),
    }.items():
        monkeypatch.setenv(name, value)
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    shown = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
    assert len(shown) >= 4
    said = json.dumps([output for cell in shown for output in cell.outputs])
    assert {"who-does-what": "Harbor House", "network": "pairs are in an order"}.get(path.stem, "finding") in said


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_is_kept(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs"), "strip outputs: they may hold what a graph holds"
        assert cell.get("execution_count") is None


def test_there_are_three():
    assert len(NOTEBOOKS) == 3
