"""The fast way answers byte for byte what graphql-core answers, for random queries and for rows that are broken at random."""

import logging
import pickle
import random

import pytest

from api.context import Context
from api.engine import Asked
from api.executor import GraphExecutor
from graph.select.roots import ROOTS
from tests.api.test_round_trips import ALIASES, random_queries

BY_HAND = [
    (
        "{ agencies(first: 4) { a: nodes { x: id y: name id } edges { cursor node { t: __typename __typename } } } }",
        {},
    ),
    (
        "{ claims(first: 9) { nodes { id ... on Responsibility { a: action } ... on Relationship { a: modality } } } }",
        {},
    ),
    ("query($s: Boolean!) { agencies { nodes { id @skip(if: $s) name @include(if: $s) } } }", {"s": True}),
    ("query($s: Boolean!) { agencies { nodes { id @skip(if: $s) name @include(if: $s) } } }", {"s": False}),
    ('{ search(text: "youth cuonty") { edges { score highlight node { ... on Entity { name aliases } } } } }', {}),
    ('{ nodes(ids: ["a", "b"]) { id } agency(by: {name: "nobody"}) { id } }', {}),
    ("{ stats { documents lastIngestAt } responsibilityMatrix { cells { row count responsibilities { totalCount } } } }", {}),
    ("{ documents { nodes { kind tier publishedOn claims(first: 2) { nodes { confidence negated recordedAt } } } } }", {}),
    (ALIASES, {"n": 2, "with": True}),
    (ALIASES, {"n": 3, "with": False}),
]
WRONG = [None, None, 2**31, -(2**40), 1.5, 3, "text", "MUST", True, [], {}, [None], ["x"], {"@type": "Agency"}, float("nan")]


class Broken:
    """A reader whose rows are broken in the same way each time."""

    def __init__(self, graph, seed):
        self.graph, self.seed, self.kept = graph, seed, {}

    async def read(self, text, parameters, tiers):
        key = (text, repr(parameters))
        if key not in self.kept:
            self.kept[key] = pickle.dumps(await self.graph.read(text, parameters, tiers))
        rows = pickle.loads(self.kept[key])  # noqa: S301 - its own
        return spoil(rows, random.Random(self.seed)) if self.seed else rows


def places(rows, path=()):
    if isinstance(rows, dict | list):
        for key, value in rows.items() if isinstance(rows, dict) else enumerate(rows):
            yield (*path, key)
            yield from places(value, (*path, key))


def spoil(rows, chance):
    found = list(places(rows))
    for place in chance.sample(found, min(len(found), chance.randint(1, 3))):
        inner = rows
        try:
            for step in place[:-1]:
                inner = inner[step]
            if chance.random() < 0.2 and isinstance(inner, dict):
                del inner[place[-1]]
            else:
                inner[place[-1]] = chance.choice(WRONG)
        except (KeyError, IndexError, TypeError):
            continue
    return rows


@pytest.mark.usefixtures("facts")
async def test_both_ways_answer_the_same_bytes(ask, monkeypatch, caplog):
    caplog.set_level(logging.CRITICAL, "convene.api")
    taken = []
    plain = GraphExecutor.complete_value

    def complete(self, *args):
        taken.append(self.context_value.fast and args[3].prev is None and args[2].field_name in ROOTS)
        return plain(self, *args)

    monkeypatch.setattr(GraphExecutor, "complete_value", complete)
    fast, compared = 0, 0
    for query, variables in [*BY_HAND, *((text, {}) for text in random_queries(40))]:
        broken = Broken(ask.reader, 0)
        for seed in range(8):
            broken.seed = seed
            taken.clear()
            answers = [await ask.engine.answer(Asked(query, variables), Context(broken, fast=way)) for way in (True, False)]
            assert answers[0].content == answers[1].content, (query, variables, seed)
            assert answers[0].body.get("errors") == answers[1].body.get("errors")
            compared += 1
            whole = answers[0].ran and not answers[0].body.get("errors")
            fast += whole and not any(taken)
            assert not (whole and seed == 0 and any(taken)), f"the fast way is taken where rows are whole: {query}"
    assert compared > 300
    assert fast > compared / 10
