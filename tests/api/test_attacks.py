"""Requests that are meant to hurt: each is answered with a clear error or a small answer, cheaply, and never by a 500.

CPU is held against that of a plain query in the same run: seconds depend on the machine.
"""

import json
import time
import tracemalloc

import pytest

JSON = {"content-type": "application/json"}
DEEP = "{ agencies(first: 1) { nodes { parent " + "{ parent " * 200 + "{ id }" + " }" * 200 + " } } }"
BOMB = " ".join(f"fragment F{n} on Agency {{ ...F{n + 1} ...F{n + 1} }}" for n in range(30)) + " fragment F30 on Agency { id }"
FIELDS = " ".join(
    f"fragment F{n} on Agency {{ {' '.join(f'a{i}: parent {{ ...F{n + 1} }}' for i in range(4))} }}" for n in range(6)
)


def body(query, **variables):
    return json.dumps({"query": query, "variables": variables}).encode()


def nested(levels):
    return {"NOT": nested(levels - 1)} if levels else {}


ATTACKS = {
    "aliases": body("{ " + " ".join(f"a{n}: viewer {{ tier }}" for n in range(2000)) + " }"),
    "wide lists": body("{ " + " ".join(f"a{n}: agencies(first: 100) {{ nodes {{ id }} }}" for n in range(14)) + " }"),
    "wide and deep": body(
        "{ agencies(first:100){nodes{responsibilities(first:100){nodes{evidence(first:100){nodes{quote}}}}}} }"
    ),
    "one field often": body("{ viewer { " + "tier " * 20000 + " } }"),
    "one object often": body("{ " + "viewer { tier } " * 1500 + " }"),
    "one object, under the token limit": body("{ " + "viewer { tier } " * 100 + " }"),
    "fragment bomb": body("{ agencies { nodes { ...F0 } } } " + BOMB),
    "field bomb": body("{ agencies { nodes { ...F0 } } } " + FIELDS + " fragment F6 on Agency { id }"),
    "directives": body("{ viewer { tier " + "@skip(if: false) " * 5000 + " } }"),
    "unknown directives": body("{ viewer { tier " + "@x " * 10000 + " } }"),
    "fragments in a circle": body(
        "{ agencies { nodes { ...A } } } fragment A on Agency { ...B } fragment B on Agency { ...A }"
    ),
    "nesting": body(DEEP),
    "nesting of selections alone": body("{" * 3000 + "}" * 3000),
    "nested list literal": body("{ nodes(ids: " + "[" * 5000 + "]" * 5000 + ") { id } }"),
    "nested filters": body("{ agencies(where: " + "{NOT: " * 300 + "{}" + "}" * 300 + ") { totalCount } }"),
    "nested filters in variables": body("query($w: AgencyWhere) { agencies(where: $w) { totalCount } }", w=nested(90)),
    "deep json": b'{"query": "{viewer{tier}}", "variables": ' + b'{"a":' * 100000 + b"1" + b"}" * 100000 + b"}",
    "a batch": b"[" + b",".join([body("{ viewer { tier } }")] * 1000) + b"]",
    "many operations": body(" ".join(f"query Q{n} {{ viewer {{ tier }} }}" for n in range(3000))),
    "a long comment": body("#" + "x" * 900_000 + "\n{ viewer { tier } }"),
    "a long number": body("{ agencies(first: " + "9" * 30_000 + ") { totalCount } }"),
    "a long number in json": b'{"query": "{viewer{tier}}", "variables": {"a": ' + b"9" * 5000 + b"}}",
    "not a number": b'{"query": "{viewer{tier}}", "variables": {"a": NaN}}',
    "lone surrogate": b'{"query": "query($t: String!) { search(text: $t) { totalCount } }", "variables": {"t": "\\ud800"}}',
    "many ids": body("query($i: [ID!]!) { nodes(ids: $i) { id } }", i=["x" * 30] * 25_000),
    "a long string": body("query($t: String!) { search(text: $t) { totalCount } }", t="a" * 900_000),
    "too large": body("{ viewer { tier } }", t="a" * 1_100_000),
    "introspection, deep": body("{ __schema { types { " + "fields { type { " * 40 + "name" + " } }" * 40 + " } } }"),
    "index language": body('{ search(text: "/(a+)+$/ ~ name:* AND [a TO z] \\\\ \\"") { totalCount } }'),
    "nul in text": body('{ agencies(where: {name: {eq: "a\\u0000b"}}) { totalCount } }'),
    "statement in text": body('{ agency(by: {name: "\'}) MATCH (n) DETACH DELETE n //"}) { id } }'),
}
PLAIN = body("{ agencies(first: 100) { nodes { id name responsibilities(first: 20) { nodes { id action modality } } } } }")


async def post(client, content):
    return await client.post("/graphql", content=content, headers=JSON)


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("name", list(ATTACKS))
async def test_an_attack_is_cheap_and_never_a_500(client, name):
    await post(client, PLAIN)
    usual = min([await cpu(client, PLAIN) for _ in range(3)])
    answer = await post(client, ATTACKS[name])
    assert answer.status_code < 500, answer.text
    assert len(answer.content) < 50_000
    found = answer.json()
    for error in found.get("errors", ()):
        assert error["extensions"]["code"] not in ("INTERNAL", "DATABASE_MEMORY"), found
    assert min([await cpu(client, ATTACKS[name]) for _ in range(3)]) < 12 * usual + 0.02
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(3):
            await post(client, ATTACKS[name])
        kept = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert kept < 5_000_000


async def cpu(client, content):
    began = time.process_time()
    await post(client, content)
    return time.process_time() - began


async def test_each_limit_says_the_limit_and_the_value(client):
    for name, words in {
        "aliases": ("20", "2000"),
        "wide and deep": ("30000", "cost"),
        "one field often": ("32000", "100015"),
        "one object often": ("3000", "tokens"),
        "one object, under the token limit": ("10", "11"),
    }.items():
        (error,) = (await post(client, ATTACKS[name])).json()["errors"]
        assert all(word in error["message"] for word in words), error
