"""Exports as the tools read them for which they are made, compared with the graph itself."""

import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import date

import bibtexparser
import networkx as nx
import pyarrow.parquet as pq
import pytest
import yaml

from exchange.formats import Format, export
from exchange.money import TYPES
from exchange.package import Terms, put, zipped
from exchange.tables import TABLES, Type
from graph.export import ENTITIES
from schema.errors import ConveneError
from schema.kinds import Label, Tier
from tests.clients.tools import CLIENTS, python, run
from tests.exchange.conftest import exported, view


def rows(content):
    return [json.loads(line) for line in content.decode().splitlines()]


def count(driver, label):
    return driver.execute_query(f"MATCH (n:{label}) WHERE n.retractedAt IS NULL RETURN count(n) AS n").records[0]["n"]


def test_tables_hold_everything_once_in_the_order_of_ids(world):
    files = exported(world, Format.JSONL)
    for table in TABLES:
        found = rows(files[f"{table.name}.jsonl"])
        assert found, table.name
        ids = [row["id"] for row in found]
        assert len(set(ids)) == len(ids)
        assert all(list(row) == [name for name, _ in table.columns] for row in found)
        if not table.nested:
            assert len(found) == sum(count(world, label) for label in table.labels)
            if len(table.labels) == 1:
                assert ids == sorted(ids)


def test_every_quote_is_in_its_passage(world):
    files = exported(world, Format.JSONL)
    passages = rows(files["passages.jsonl"])
    quotes = rows(files["evidence.jsonl"]) + rows(files["dates.jsonl"])
    assert len(quotes) > 100
    for quote in quotes:
        around = [p for p in passages if p["document"] == quote["document"] and p["start"] <= quote["start"] < p["end"]]
        assert any(p["text"][quote["start"] - p["start"] : quote["end"] - p["start"]] == quote["quote"] for p in around)


def test_csv_and_parquet_say_the_same_as_json(world):
    lines, cells, parquet = (exported(world, form) for form in (Format.JSONL, Format.CSV, Format.PARQUET))
    for table in TABLES:
        told = rows(lines[f"{table.name}.jsonl"])
        assert pq.read_table(io.BytesIO(parquet[f"{table.name}.parquet"])).to_pylist() == told
        read = list(csv.DictReader(io.StringIO(cells[f"{table.name}.csv"].decode(), newline="")))
        assert [{name: value(row[name], kind) for name, kind in table.columns} for row in read] == [
            {name: told_row[name] or None if kind is Type.TEXT else told_row[name] for name, kind in table.columns}
            for told_row in told
        ]


def value(cell, kind):
    if cell == "":
        return None
    return cell if kind is Type.TEXT else json.loads(cell)


@pytest.mark.parametrize("form", [Format.GRAPHML, Format.GEXF])
def test_networks_are_read_by_networkx(world, form, tmp_path):
    path = tmp_path / f"graph.{form}"
    path.write_bytes(exported(world, form)[f"graph.{form}"])
    graph = nx.read_graphml(path, force_multigraph=True) if form is Format.GRAPHML else nx.read_gexf(path)
    assert graph.is_directed()
    assert graph.number_of_nodes() == sum(count(world, label) for label in ENTITIES)
    claims = world.execute_query(
        "MATCH (s)<-[:SUBJECT]-(c:Claim|Scope)-[:OBJECT]->(o) WHERE c.retractedAt IS NULL RETURN s.id AS s, o.id AS o, c AS c"
    ).records
    edges = {
        str(key if form is Format.GRAPHML else data["id"]): (s, o, data)
        for s, o, key, data in graph.edges(keys=True, data=True)
    }
    assert len([e for e in edges.values() if e[2]["type"] not in ("ABOUT", "WITHIN")]) == len(claims)
    for record in claims:
        source, target, data = edges[record["c"]["id"]]
        assert (source, target, data["type"]) == (record["s"], record["o"], record["c"]["predicate"])
        assert data["negated"] is record["c"]["negated"]
    names = {n["id"]: n["name"] for n in (r["n"] for r in world.execute_query("MATCH (n:Agency) RETURN n").records)}
    assert all(
        graph.nodes[identity]["name" if form is Format.GRAPHML else "label"] in (name, "Agency")
        for identity, name in names.items()
    )


def test_followthemoney_takes_every_entity_and_value(world, tmp_path):
    files = exported(world, Format.FTM)
    for name in ("entities.ftm.json", "statements.csv"):
        (tmp_path / name).write_bytes(files[name])
    said = run(
        python("followthemoney"),
        CLIENTS / "followthemoney" / "check.py",
        *sorted(tmp_path.iterdir()),
        json.dumps(TYPES),
        cwd=tmp_path,
    )
    assert int(said.split()[0]) == len(rows(files["entities.ftm.json"]))


def test_documents_for_reference_managers(world):
    files = exported(world, Format.BIBTEX)
    items = json.loads(files["sources.csl.json"])
    assert len(items) == count(world, Label.DOCUMENT)
    entries = files["documents.bib"].decode().split("\n\n")[:-1]
    assert [entry.split("{", 1)[1].split(",", 1)[0] for entry in entries] == [item["id"] for item in items]
    read = bibtexparser.parse_string(files["documents.bib"].decode())
    assert not read.failed_blocks
    titles = {row["id"]: row["title"] for row in rows(exported(world, Format.JSONL)["documents.jsonl"])}
    assert {entry.key: plain(entry["title"]) for entry in read.entries} == titles
    for item in items:
        assert len(item["custom"]["sha256"]) == 64
        for parts in item.get("issued", {}).get("date-parts", ()):
            date(*parts)
    assert any("issued" in item for item in items)


def plain(title):
    return re.sub(r"\\([{}&%$#_])", r"\1", title.removeprefix("{").removesuffix("}"))


def test_a_package_describes_itself(world, tmp_path):
    put(export(view(world), Format.CSV, Terms(Tier.LEAD, "CC-BY-4.0")), tmp_path / "out")
    described = json.loads((tmp_path / "out" / "datapackage.json").read_bytes())
    lines = ""
    for resource in described["resources"]:
        data = (tmp_path / "out" / resource["path"]).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        assert (resource["hash"], resource["bytes"]) == (f"sha256:{digest}", len(data))
        lines += f"{digest}  {resource['path']}\n"
    content = f"sha256:{hashlib.sha256(lines.encode()).hexdigest()}"
    assert (described["contentHash"], described["tier"]) == (content, "LEAD")
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    citation = yaml.safe_load((tmp_path / "out" / "CITATION.cff").read_bytes())
    assert {"cff-version", "message", "title", "authors", "type"} < set(citation)
    assert citation["identifiers"][0]["value"] == content
    assert citation["license"] == "CC-BY-4.0"
    with pytest.raises(ConveneError, match="not empty"):
        put(iter(()), tmp_path / "out")


def test_a_zip_holds_what_a_folder_does(world):
    files = exported(world, Format.GRAPHML)
    whole = b"".join(zipped(export(view(world), Format.GRAPHML, Terms(Tier.LEAD, "CC-BY-4.0"))))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
    assert whole == b"".join(zipped(export(view(world), Format.GRAPHML, Terms(Tier.LEAD, "CC-BY-4.0"))))
