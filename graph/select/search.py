"""The search: names, aliases, duties and passages by the full-text indexes; typing errors are forgiven.

What the reader types is cut into words; nothing of it reaches the index's query language but letters and digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.select.build import Build
from graph.select.orders import ID, Key
from graph.select.project import listed
from graph.select.tree import Field, given
from graph.select.visible import kept, visible
from graph.select.window import Listing
from schema.errors import Code, ConveneError
from schema.kinds import EntityKind, Label, Rel

LONGEST, MOST_WORDS = 200, 12
WORD = re.compile(r"[^\W_]+")
# A word of three letters is not forgiven an error: too many others are one letter away.
FORGIVEN_ONE, FORGIVEN_TWO = 4, 7
PREFIX = 3
# A name that matches says more than a sentence that does.
NAME_WEIGHT = 1.5
NAMES = "[own({m}.name)] + coalesce(own({m}.aliases), [])"


def words(text: str) -> list[str]:
    """The words to look for, in lower case."""
    if len(text) > LONGEST:
        raise ConveneError(Code.LIMIT_EXCEEDED, f"A search text has at most {LONGEST} characters; this one has {len(text)}.")
    return list(dict.fromkeys(WORD.findall(text.lower())))[:MOST_WORDS]


def index_query(text: str) -> str:
    """The query for the index: each word as it is, as a beginning, and with an error or two."""
    return " ".join(_forms(word) for word in words(text)) or '""'


def _forms(word: str) -> str:
    errors = _errors(word)
    return " ".join([word, *([f"{word}*"] if len(word) >= PREFIX else []), *([f"{word}~{errors}"] if errors else [])])


def _errors(word: str) -> int:
    return 2 if len(word) >= FORGIVEN_TWO else 1 if len(word) >= FORGIVEN_ONE else 0


def asked(text: str) -> list[dict[str, object]]:
    """Each word with its pieces: one more than the errors that it is forgiven, so that one of them is always right."""
    out: list[dict[str, object]] = []
    for word in words(text):
        pieces = _errors(word) + 1
        length = -(-len(word) // pieces)
        out.append({"word": word, "pieces": [word[i : i + length] for i in range(0, len(word), length)] if pieces > 1 else []})
    return out


# How well a text answers, from the text alone: the index's own score depends on documents that the reader may not see.
SCORE = (
    "reduce(sum = 0.0, w IN {asked} | sum + CASE WHEN any(t IN {low} WHERE t CONTAINS ' ' + w.word) THEN 1.0 "
    "WHEN any(t IN {low} WHERE t CONTAINS w.word) THEN 0.7 "
    "WHEN any(t IN {low} WHERE any(piece IN w.pieces WHERE t CONTAINS piece)) THEN 0.4 ELSE 0.0 END)"
)


def search(build: Build, field: Field) -> str:
    """The statement of a search."""
    m = build.variable()
    query, terms = build.param(field.args["text"], index_query), build.param(field.args["text"], asked)
    kinds = [EntityKind(kind) for kind in field.args["kinds"]] if given(field.args, "kinds") else None
    sources = " UNION ALL ".join(_sources(m, query, kinds))
    hits = (
        f"CALL {{ {sources} }} WITH {m}, texts, weight, [t IN texts | ' ' + toLower(t)] AS low "
        f"WITH {m}, texts, weight * ({SCORE.format(asked=terms, low='low')} + 1.0 / (10 + size(texts[0]))) AS score "
        f"ORDER BY score DESC, texts[0] WITH {m}, head(collect({{score: score, text: texts}})) AS hit "
        f"WITH collect({{node: {m}, score: hit.score, text: [hit.text, [w IN {terms} | w.word]]}}) AS hits"
    )
    keys = (Key("{m}h.score", down=True), Key(ID))
    match = f"UNWIND hits AS {m}h WITH {m}h.node AS {m}, {m}h"
    listing = Listing(match, m, (m, f"{m}h"), distinct=False, keys=keys, sign="search")
    return f"{hits} RETURN {listed(build, listing, field, '', 'Hit')} AS data"


def _sources(m: str, query: str, kinds: Sequence[EntityKind] | None) -> list[str]:
    """The statements that give hits as `m`, the texts that may have matched, and the weight of such a hit."""
    labels = "|".join([Label.ENTITY] if kinds is None else [Label[kind.name] for kind in kinds])
    entity = f"WHERE {m}:{labels} AND {visible(m, Label.ENTITY)}" if labels else "WHERE false"
    passage = (
        f"MATCH ({m}p)-[:{Rel.OF}]->({m}:{Label.DOCUMENT}) "
        f"WHERE {m}p.retractedAt IS NULL AND {visible(m, Label.DOCUMENT)} WITH {m}, {m}p"
    )
    out = [_source("own(entity_text)", query, m, f"WITH node AS {m} {entity}", (NAMES, NAME_WEIGHT))]
    if kinds is None or EntityKind.ACTIVITY in kinds:
        duty = f"WITH node AS {m} WHERE {visible(m, Label.RESPONSIBILITY)} AND {kept(m)}"
        out.append(_source("responsibility_text", query, m, duty, ("[{m}.action]", 1.0)))
    if kinds is None:
        out.append(_source("passage_text", query, m, f"WITH node AS {m}p {passage}", ("[{m}p.text]", 0.8)))
    return out


def _source(index: str, query: str, m: str, found: str, texts: tuple[str, float]) -> str:
    hits = f"CALL db.index.fulltext.queryNodes('{index}', {query}) YIELD node"
    return f"{hits} {found} RETURN {m}, {texts[0].format(m=m)} AS texts, {texts[1]} AS weight"
