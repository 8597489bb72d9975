"""The official examples of HSDS 3.0 in and out, and the graph as HSDS, held to the official JSON Schemas."""

import csv
import io
import json
import zipfile

import jsonschema
import pytest
import referencing

from exchange.formats import Format
from exchange.hsds.shape import JSON_MEDIA, ZIP_MEDIA, objects, shape
from exchange.hsds.text import Written, joined, split
from graph.verify import verify
from graph.writer import load
from ingest.facts import Options
from ingest.hsds import hsds_value
from ingest.pipeline import Status, ingest
from ingest.prepare import prepare_bytes
from schema.kinds import Tier
from tests.conftest import empty
from tests.exchange.conftest import exported
from tests.graph.select.rich import RUN
from tests.shared import shared

# What names a person in the examples, and a mailbox that may be one's own: what the standard does not require is left out,
# what it requires says that it was withheld.
LEFT_OUT = {("contact", "name"), ("contact", "email"), ("address", "attention"), ("service", "assurer_email")}
REPLACED = {("metadata", "updated_by")}


def examples():
    return sorted(shared("hsds/examples").glob("*.json"))


def package():
    """The tabular example as one file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for path in sorted(shared("hsds/examples/csv").glob("*.csv")):
            archive.write(path, path.name)
    return held.getvalue()


def taken(driver, name, data, tier=Tier.PUBLIC):
    """The id of the document that a file becomes."""
    prepared = prepare_bytes(name, data, Options(tier=tier))
    assert prepared.error is None, prepared.error
    list(load(driver, [prepared.facts], RUN))
    return prepared.facts.document.id


def without_persons(value, table=""):
    """The same, less what is withheld."""
    if isinstance(value, list):
        return [without_persons(one, table) for one in value]
    if not isinstance(value, dict):
        return value
    table = table or shape().table_of(value) or ""
    out = {}
    for key, one in value.items():
        if (table, key) in LEFT_OUT:
            continue
        inner = shape().nested.get(key) or shape().file_of(key) or ("" if key == "contents" else "other")
        out[key] = "withheld" if (table, key) in REPLACED else without_persons(one, inner)
    return out


def rows_of(text):
    return [{k: v for k, v in row.items() if v} for row in csv.DictReader(io.StringIO(text.decode(), newline=""))]


@pytest.mark.parametrize("name", [path.name for path in examples()])
def test_an_example_comes_back_as_it_went_in(graph, name):
    data = (shared("hsds/examples") / name).read_bytes()
    document = taken(graph, name, data)
    back = json.loads(exported(graph, Format.HSDS)[f"documents/{document}.json"])
    said = json.loads(data)
    assert back == without_persons(said)
    if "Persona" not in data.decode() and "email@example.com" not in json.dumps([o.get("assurer_email") for o in every(said)]):
        assert back == said
    assert "Persona" not in json.dumps(back)
    assert not verify(graph).faults


def every(value):
    for _, record in split(value):
        yield from (one for _, _, one in objects(record, shape().table_of(record) or ""))


def test_a_tabular_package_comes_back_as_it_went_in(graph):
    data = package()
    document = taken(graph, "directory.zip", data)
    files = exported(graph, Format.HSDS)
    for path in sorted(shared("hsds/examples/csv").glob("*.csv")):
        back = rows_of(files[f"documents/{document}/{path.name}"])
        table = shape().file_of(path.name)
        assert back == [without_persons(row, table) for row in rows_of(path.read_bytes())], path.name
    assert not verify(graph).faults


def test_it_is_told_from_other_files():
    assert hsds_value("a.zip", package())[1] == ZIP_MEDIA
    assert all(hsds_value(path.name, path.read_bytes())[1] == JSON_MEDIA for path in examples())
    for name, data in {
        "a.json": b'{"a": 1}',
        "b.json": b"[1, 2]",
        "c.json": b"{",
        "d.txt": examples()[0].read_bytes(),
        "e.zip": b"PK\x05\x06" + bytes(18),
        "f.json": b'{"id": "x", "name": "y"}',
        "g.json": b"[" * 100_000,
    }.items():
        assert hsds_value(name, data) is None, name


def test_text_and_record_are_one():
    value = {"a": 'Ä "b" \\ \n', "c": [1, 2.5, None, True, [], {}, {"d": "\u2028 e "}]}
    written = Written().put(value)
    assert json.loads(written.text) == value
    assert "\n\n" not in written.text
    assert {place: written.text[a:b] for place, (a, b) in written.spans.items()}["c", 6, "d"] == "\u2028 e "
    for one in ([{"id": 1}, {"id": 2}], {"id": 1, "x": [{"y": 1}]}, {"n": 1, "contents": [{"id": 1}]}, {"v": 1}):
        assert joined(split(one)) == one


def validators():
    """A validator for each official schema; they name each other by file."""
    held = {
        path.name: json.loads(path.read_text()) for path in shared("hsds/schema").glob("*.json") if path.name != "openapi.json"
    }
    schemas = {name: one for name, one in held.items() if isinstance(one, dict)}
    for one in schemas.values():
        for name in ("required", "tabular_required"):
            if name in one and not isinstance(one[name], list):
                del one[name]
    known = referencing.Registry().with_resources(
        (name, referencing.Resource.from_contents(one, default_specification=referencing.jsonschema.DRAFT202012))
        for name, one in schemas.items()
    )
    return {name: jsonschema.Draft202012Validator(one, registry=known) for name, one in schemas.items()}


LISTS = {
    "organizations.json": "organization.json",
    "services.json": "service.json",
    "service_at_locations.json": "service_at_location.json",
    "taxonomies.json": "taxonomy.json",
    "taxonomy_terms.json": "taxonomy_term.json",
}


def check(files):
    counts = {}
    known = validators()
    for name, schema in LISTS.items():
        records = json.loads(files[name])
        counts[name] = len(records)
        assert len({one["id"] for one in records}) == len(records)
        for one in records:
            known[schema].validate(one)
    return counts


def test_the_graph_passes_the_official_schemas(world):
    counts = check(exported(world, Format.HSDS))
    assert min(counts.values()) > 0, counts
    assert check(exported(world, Format.HSDS, Tier.PUBLIC))["services.json"] < counts["services.json"]


def check_rows(files):
    """Every table by its official schema, with what only tables must have; ids are there once, and ties lead somewhere."""
    known, ids = validators(), {}
    for name, data in files.items():
        table = shape().file_of(name)
        if table is None:
            continue
        rows = [numbered(row) for row in rows_of(data)]
        assert rows, name
        ids[table] = {row["id"] for row in rows}
        assert len(ids[table]) == len(rows), name
        official = json.loads((shared("hsds/schema") / f"{table}.json").read_text())
        for row in rows:
            known[f"{table}.json"].validate(row)
            assert set(official.get("tabular_required") or ()) <= set(row), (table, row)
    for table, column, target in (
        ("service", "organization_id", "organization"),
        ("service_at_location", "service_id", "service"),
        ("service_at_location", "location_id", "location"),
        ("phone", "contact_id", "contact"),
        ("attribute", "taxonomy_term_id", "taxonomy_term"),
        ("taxonomy_term", "taxonomy_id", "taxonomy"),
    ):
        found = rows_of(files[shape().tables[table].file]) if table in ids else ()
        assert {row[column] for row in found if column in row} <= ids.get(target, set()), (table, column)
    return ids


def numbered(row):
    return {name: float(value) if name in shape().numbers else value for name, value in row.items()}


def test_the_graph_as_a_tabular_package_passes_too(world):
    ids = check_rows(exported(world, Format.HSDS_CSV))
    assert {"organization", "service", "service_at_location", "location", "contact", "attribute", "taxonomy_term"} <= set(ids)


@pytest.mark.parametrize("name", ["service_full.json", "organization_full.json"])
def test_a_directory_in_json_goes_out_as_tables(graph, name):
    taken(graph, name, (shared("hsds/examples") / name).read_bytes())
    files = exported(graph, Format.HSDS_CSV)
    ids = check_rows(files)
    official = {shape().file_of(path.name): rows_of(path.read_bytes()) for path in shared("hsds/examples/csv").glob("*.csv")}
    for table in ("organization", "service", "service_at_location", "location", "schedule", "phone", "program", "address"):
        assert {row["id"] for row in official[table]} <= ids[table], table
    (row,) = rows_of(files["schedules.csv"])
    (said,) = official["schedule"]
    assert {k: v for k, v in row.items() if not k.endswith("_id")} == {k: v for k, v in said.items() if not k.endswith("_id")}


def test_two_services_of_one_name_stay_two(graph):
    made = [
        {"id": f"5d0f8a3e-5a0e-4a5c-9c2e-0d8b0c3f7a{n}1", "name": name, "description": "A body.",
         "services": [{"id": f"5d0f8a3e-5a0e-4a5c-9c2e-0d8b0c3f7a{n}2", "name": "Food Pantry", "status": "active"}]}
        for n, name in ((1, "Alder Relief Society"), (2, "Birch Relief Society"))
    ]  # fmt: skip
    taken(graph, "list.json", json.dumps(made).encode())
    found = json.loads(exported(graph, Format.HSDS)["services.json"])
    assert {one["id"]: one["organization"]["name"] for one in found} == {one["services"][0]["id"]: one["name"] for one in made}


@pytest.mark.parametrize("name", ["service_full.json", "organization_full.json", "directory.zip"])
def test_a_directory_that_was_read_is_served_as_it_says_it(graph, name):
    data = package() if name.endswith("zip") else (shared("hsds/examples") / name).read_bytes()
    taken(graph, name, data)
    files = exported(graph, Format.HSDS)
    check(files)
    (service,) = json.loads(files["services.json"])
    assert service["id"] == "ac148810-d857-441c-9679-408f346de14b"
    assert service["organization"]["id"] == "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
    assert (service["minimum_age"], service["maximum_age"]) == (12, 100)
    organization = next(o for o in json.loads(files["organizations.json"]) if o["name"] == "Example Organization Inc.")
    assert organization["id"] == "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
    if name == "service_full.json":
        assert service == without_persons(json.loads(data))
        at = json.loads(files["service_at_locations.json"])
        assert [one["id"] for one in at] == ["e94c9f38-1e8f-4564-91d4-d53501ab1765"]
    else:
        assert organization["year_incorporated"] == 2011


def test_what_a_directory_says_is_in_the_graph(graph):
    taken(graph, "organization_full.json", (shared("hsds/examples") / "organization_full.json").read_bytes())
    found = graph.execute_query(
        """MATCH (a:Agency)<-[:SUBJECT]-(c:Claim {predicate: "PROVIDES"})-[:OBJECT]->(r:Resource)
        MATCH (c)-[e:EVIDENCED_BY]->(p:Passage)
        RETURN a.name AS a, r.name AS r, r.minimumAge AS low, r.eligibility AS whom,
            collect(e.quote) AS quotes, collect(p.path) AS at"""
    ).records
    said = {record["r"]: record for record in found}
    service = said["Community Counselling"]
    assert service["a"] == "Example Organization Inc."
    assert service["low"] == 12
    assert "aged 12 and over" in service["whom"]
    assert set(service["quotes"]) == {"Community Counselling", service["whom"]}
    lines = graph.execute_query(
        "MATCH (:Agency)-[:REACHED_AT]->(k:ContactPoint) RETURN k.phone AS phone, k.label AS label"
    ).records
    assert "+44 1234 234567" in {line["phone"] for line in lines}
    persons = "MATCH (n) WHERE any(k IN keys(n) WHERE toStringOrNull(n[k]) CONTAINS 'Persona') RETURN count(n) AS n"
    assert graph.execute_query(persons).records[0]["n"] == 0


def test_a_directory_is_ingested_like_any_file_and_seen_by_its_tier(graph, tmp_path):
    (tmp_path / "directory.zip").write_bytes(package())
    (tmp_path / "services.json").write_bytes((shared("hsds/examples") / "service_list.json").read_bytes())
    (tmp_path / "settings.json").write_bytes(b'{"a": 1}')
    outcomes = {o.path.rpartition("/")[2]: o for o in ingest(graph, sorted(tmp_path.iterdir()), Options(tier=Tier.LEAD))}
    assert {name: o.status for name, o in outcomes.items()} == {
        "directory.zip": Status.LOADED,
        "services.json": Status.LOADED,
        "settings.json": Status.FAILED,
    }
    assert outcomes["directory.zip"].withheld >= 3
    public = exported(graph, Format.HSDS, Tier.PUBLIC)
    assert json.loads(public["services.json"]) == json.loads(public["organizations.json"]) == []
    assert not [name for name in public if name.startswith("documents/")]
    empty(graph)
    assert exported(graph, Format.HSDS, Tier.PUBLIC) == public
