"""What the answers for leads cost on 2,000 documents with 100,000 claims, as times of a count of all claims in the same run.

`python benchmarks/analysis.py [DOCUMENTS]` starts a Neo4j of its own. Prints for each answer the ratio of medians (at most 20),
and how much the memory of this process grew while it answered (at most 100 MB). Exit code 1 where a bound is broken.
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import psutil

from api.context import Context, Reader
from api.engine import Asked, Engine
from api.schema import served
from api.settings import Limits
from cli.setup import cache_folder
from graph.driver import Address, open_async_driver, open_driver
from graph.facts import (
    ClaimRow,
    DeadlineRow,
    DocumentRow,
    EntityRow,
    EvidenceRow,
    Facts,
    MentionRow,
    PassageRow,
    RunRow,
    identified,
)
from graph.ids import make_id
from graph.local.server import Place, address, start, stop
from graph.migrations import migrate
from graph.reader import GraphReader
from graph.writer import load
from schema.kinds import AgencyKind, DocumentKind, EntityKind, Function, JurisdictionLevel, Modality, Predicate, Sector, Tier

RUN = RunRow(make_id("run", "bench"), "2026-01-01T00:00:00.000000Z", "bench", "none", "0", "0")
DOCUMENTS, A_COUNTY, CLAIMS, AGENCIES = 2000, 10, 50, 25
MOST_TIMES, MOST_GROWTH = 20.0, 100 * 2**20
ROUNDS = 5
# So many that about half of the duties of a county come down to the same as another, as in the samples (43 %).
VERBS = ["report", "screen", "notify", "refer", "place", "meet", "share", "train", "review", "provide", "send", "keep"]
VERBS += ["assess", "escort", "file", "secure", "call", "record", "name", "plan", "publish", "audit", "offer", "transport"]
THINGS = ["case", "child", "bed", "advocate", "statement", "form", "hotline", "lesson", "evidence", "budget", "family", "team"]
THINGS += [
    "court",
    "clinic",
    "school",
    "liaison",
    "shelter",
    "interview",
    "vehicle",
    "warrant",
    "log",
    "notice",
    "list",
    "site",
]
HOW = ["", " in person", " with the partner", " for the county", " under the protocol", " at intake", " without delay"]
TIES = [Predicate.WORKS_WITH, Predicate.REFERS_TO, Predicate.REPORTS_TO]
LIMITS = [("PT0S", 0), ("PT90M", 5400), ("PT24H", 86_400), ("PT72H", 259_200), ("P30D", 2_592_000)]


def papers(documents: int) -> Iterator[Facts]:
    """So many documents, ten to a county; counties share nothing but words."""
    for number in range(documents):
        yield _paper(random.Random(number), number // A_COUNTY, number)


def _entity(label: EntityKind, key: str, name: str, **more: Any) -> EntityRow:
    return EntityRow(make_id("entity", label, key), label, key, {name: 1}, **more)


def _agencies(county: int) -> list[EntityRow]:
    sectors = list(Sector)
    return [
        _entity(
            EntityKind.AGENCY,
            f"agency {n} of {county}",
            f"Agency {n} of County {county}",
            kind=AgencyKind.ORGANIZATION,
            sectors={sectors[n % len(sectors)]: 1},
        )
        for n in range(AGENCIES)
    ]


def _paper(chance: random.Random, county: int, number: int) -> Facts:
    identity = make_id("document", "bench", number)
    place = _entity(EntityKind.JURISDICTION, f"county {county}", f"County {county}", kind=JurisdictionLevel.COUNTY)
    agencies = _agencies(county)
    entities = {e.id: e for e in [place, *agencies]}
    passages, mentions, claims, evidence, at = [], [], [], [], 0
    for position in range(CLAIMS):
        claim, thing = _claim(chance, agencies, place)
        if thing is not None:
            entities[thing.id] = thing
        words = f"{claim.subject[:8]} shall {claim.action or claim.predicate} number {position} of paper {number}."
        passage = PassageRow(make_id("passage", identity, at), position, at, at + len(words), words)
        passages.append(passage)
        span = (passage.start, passage.end, words)
        key = make_id("evidence", claim.id, passage.id)
        evidence.append(EvidenceRow(key, claim.id, passage.id, *span, "bench", 0.8))
        mentions.append(
            MentionRow(make_id("mention", passage.id), claim.subject, passage.id, at, at + 8, words[:8], "bench", 0.8)
        )
        claims.append(claim)
        at += len(words) + 1
    kind = DocumentKind.AGREEMENT if number % A_COUNTY < 2 else DocumentKind.PROTOCOL
    expires = "2020-12-31" if number % A_COUNTY == 0 else "2099-12-31"
    row = DocumentRow(identity, f"{number:064x}", f"Paper {number}", kind, Tier.PUBLIC, f"{number}.txt", "text/plain",
                      expires_on=expires, jurisdiction=place.key)  # fmt: skip
    parties = tuple(a.id for a in agencies[:8]) if kind is DocumentKind.AGREEMENT else ()
    unique = {c.id: c for c in claims}
    return Facts(row, tuple(passages), tuple(entities.values()), tuple(mentions), tuple(unique.values()), tuple(evidence),
                 parties=parties)  # fmt: skip


def _claim(chance: random.Random, agencies: list[EntityRow], place: EntityRow) -> tuple[ClaimRow, EntityRow | None]:
    subject, other = chance.sample(agencies, 2)
    if chance.random() < 0.2:
        return identified(ClaimRow("", chance.choice(TIES), subject.id, other.id)), None
    action = f"{chance.choice(VERBS)} the {chance.choice(THINGS)}{chance.choice(HOW)} as rule {chance.randrange(900)} says"
    function = chance.choice(list(Function)[:18])
    thing = _entity(EntityKind.ACTIVITY, f"{function}|{action}", action, function=function)
    limit = chance.choice([None, *LIMITS])
    row = ClaimRow(
        "",
        Predicate.RESPONSIBLE_FOR,
        subject.id,
        thing.id,
        chance.choice([Modality.MUST, Modality.MUST, Modality.SHOULD, Modality.MAY, Modality.DOES]),
        negated=chance.random() < 0.05,
        action=action,
        function=function,
        deadline=DeadlineRow("within a time", *limit) if limit else None,
        counterparts=(other.id,) if chance.random() < 0.3 else (),
        jurisdictions=(place.id,),
    )
    return identified(row), thing


QUERIES = {
    "responsibilityMatrix": "{ responsibilityMatrix { total cells { row column count must } } }",
    "gaps, all places": "{ gaps(first: 50) { totalCount nodes { function reason explanation nearest { id action } } } }",
    "gaps, one place": '{ gaps(jurisdiction: {name: "County 7"}) { totalCount nodes { function reason explanation } } }',
    "overlaps, all places": "{ overlaps(first: 50) { totalCount nodes { kind explanation responsibilities { id action } } } }",
    "overlaps, one place": '{ overlaps(jurisdiction: {name: "County 7"}) { totalCount nodes { kind explanation } } }',
    "whoToCall": '{ whoToCall(situation: {need: [HOUSING], jurisdiction: {name: "County 7"}}) { rank agency { name } } }',
    "whoToCall, anywhere": "{ whoToCall(situation: {need: [HOUSING]}) { rank agency { name } explanation } }",
    "pathway": '{ pathway(jurisdiction: {name: "County 7"}) { steps { window responsibility { action } } } }',
    "crosswalk": "query($a: ID!, $b: ID!) { crosswalk(left: $a, right: $b) { rows { relation explanation } } }",
    "membership": '{ membership(checklist: "county-response-team") { role satisfiedBy { name } } }',
    "agreements": '{ agreements(dueBefore: "2026-12-31") { document { title } explanation } }',
    "paths": "query($from: ID!, $to: ID!) { paths(from: $from, to: $to) { length explanation } }",
    "network, one place": """{ network(where: {responsibilities: {some: {jurisdictions: {some: {name: {eq: "County 7"}}}}}}) {
        density caveats nodes { betweenness low high community } } }""",
    "network, all agencies": "{ network { density caveats nodes { betweenness low high community } } }",
    "whatIf": "query($gone: ID!) { whatIf(remove: [$gone]) { uncovered { function } lost { id } componentsAfter } }",
    "practice": "{ practice { explanation } }",
}
COUNT = "{ stats { claims } }"


async def measured(database: Address) -> bool:
    """Print the ratios; whether all bounds hold."""
    agencies = [a.id for a in _agencies(7)]
    ids = {
        "a": make_id("document", "bench", 71),
        "b": make_id("document", "bench", 72),
        "from": agencies[0],
        "to": agencies[-1],
        "gone": agencies[3],
    }
    async with open_async_driver(database) as driver:
        engine, reader = Engine(served(), Limits()), GraphReader(driver, seconds=120.0)

        async def once(text: str) -> float:
            variables = {name: value for name, value in ids.items() if f"${name}:" in text}
            began = time.perf_counter()
            answer = await engine.answer(Asked(text, variables), Context(reader, Reader("bench", Tier.LEAD)))
            took = time.perf_counter() - began
            errors = json.loads(answer.content).get("errors")
            if errors:
                raise RuntimeError(f"{text[:60]}: {errors}")
            return took

        for text in (COUNT, *QUERIES.values()):
            await once(text)
        before = psutil.Process().memory_info().rss
        counts, takes = [], {name: [] for name in QUERIES}
        for _ in range(ROUNDS):
            for name, text in QUERIES.items():
                counts.append(await once(COUNT))
                takes[name].append(await once(text))
        grown = psutil.Process().memory_info().rss - before
    base = statistics.median(counts)
    print(f"a count of all claims: {base * 1000:.0f} ms")
    ratios = {name: statistics.median(values) / base for name, values in takes.items()}
    for name, ratio in ratios.items():
        print(f"{name:24} {ratio:6.1f} times{'' if ratio <= MOST_TIMES else '   over the bound'}")
    print(f"memory of this process grew by {grown / 2**20:.0f} MB over {ROUNDS} rounds")
    return max(ratios.values()) <= MOST_TIMES and grown <= MOST_GROWTH


def main() -> int:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), cache_folder())
        server = start(place)
        try:
            with open_driver(address(place, server)) as driver:
                migrate(driver)
                began = time.perf_counter()
                loaded = sum(1 for _ in load(driver, papers(documents), RUN))
                claims = driver.execute_query("MATCH (c:Claim) RETURN count(c) AS n").records[0]["n"]
            print(f"{loaded} documents with {claims} claims, loaded in {time.perf_counter() - began:.0f} s")
            return 0 if asyncio.run(measured(address(place, server))) else 1
        finally:
            stop(place)


if __name__ == "__main__":
    sys.exit(main())
