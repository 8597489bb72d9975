"""What a reader may see and what is current: the one place that says so. Every step of a statement asks here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.tallies import SORT_LENGTH, SUFFIXES
from schema.kinds import Label, Rel, ReviewStatus, Tier

TIERS = "tiers"
# What is derived from documents stands once for each tier: of those that it sees.
OWN = re.compile(r"\bown\(([\w.]+)\)")
# Statements of one form that are kept: as many as the database keeps plans for.
KEPT = 1000
STATUSES = [str(status) for status in ReviewStatus]


def visible(variable: str, label: str) -> str:
    """The condition under which the node `variable` is there for the reader."""
    seen = f"{variable}.tier IN ${TIERS} AND {variable}.retractedAt IS NULL"
    if label == Label.PASSAGE:
        # It is reached from its document alone, and is for whoever sees that.
        return f"{variable}.retractedAt IS NULL"
    if label == Label.JUDGEMENT:
        return (
            f"NOT EXISTS {{ ({variable})-[:{Rel.JUDGES}]->({variable}n) WHERE NOT ({visible(f'{variable}n', Label.ENTITY)}) }}"
        )
    if label == Label.EVENT:
        # A change is there for those who see what it was made to, or saw it before its documents were taken back.
        n = f"{variable}n"
        words = f"({n})-[:{Rel.EVIDENCED_BY}]->(:{Label.PASSAGE})-[:{Rel.OF}]->({n}d:{Label.DOCUMENT})"
        names = f"({n})-[:{Rel.MERGED_INTO}*0..1]->()-[:{Rel.NAMED_IN} {{of: {n}.id}}]->({n}d:{Label.DOCUMENT})"
        once = f"EXISTS {{ {words} WHERE {n}d.tier IN ${TIERS} }} OR EXISTS {{ {names} WHERE {n}d.tier IN ${TIERS} }}"
        seen = f"{n}.tier IN ${TIERS} OR {n}.heldTier IS NULL AND ({once})"
        return f"NOT EXISTS {{ ({variable})-[:{Rel.CONCERNS}]->({n}) WHERE NOT ({seen}) }}"
    if label == Label.ENTITY:
        return f"{seen} AND NOT {variable}:{Label.MERGED}"
    return seen


def own(text: str, tiers: Sequence[str]) -> str:
    """A statement with each `own(x.name)`, as `own(x.sector)` or the name of an index, as those read it who see these tiers."""
    return _own(text, SUFFIXES[max((Tier(tier) for tier in tiers), key=list(Tier).index, default=Tier.PUBLIC)])


@lru_cache(maxsize=KEPT)
def _own(text: str, suffix: str) -> str:
    return OWN.sub(lambda found: found[1] + suffix, text)


# What changes with time in a statement: whether a thing is there, since when it is not, what was decided of it, and what
# documents call it.
MOVING = re.compile(
    r"\bown\((\w+)\.(name|aliases|sector|sort|confidence)\)|\b(\w+)\.(retractedAt IS NULL|retractedAt|status)\b"
)
# As `_named` in graph/tallies.py chooses among the forms of a name and the sectors. Counted by `reduce`: the database takes no
# aggregation in the expression that it sorts by.
COUNT = "reduce(n = 0, said IN all | n + CASE said[0] WHEN x THEN said[1] ELSE 0 END)"
NAMES = f"size(split(x, ' ')) > 1 DESC, x <> toUpper(x) OR x = toLower(x) DESC, {COUNT} DESC, size(x) DESC, x DESC"
SECTORS = f"{COUNT} DESC, x"


def past(text: str, moment: str) -> str:
    """A statement, or a part of one, that reads what was recorded at the moment that the expression `moment` gives.

    A thing was there from when it was recorded until it was taken back, less the spans in which it was away; its status is
    that of the last decision until then; names, sector and confidence are those of the documents that were there. Tiers are
    those of now, so that what was hidden since is hidden in the past too. Which agencies were one is not in the statement:
    graph/then.py puts it back around it where `asOf` is asked; a former version and a comparison have it as it is now.
    """
    return MOVING.sub(lambda m: _told(m[1], m[2], moment) if m[1] else _then(m[3], m[4], moment), text)


def _told(v: str, what: str, moment: str) -> str:
    """What the documents of that moment tell of the entity or claim `v`."""
    there = f"nd.tier IN ${TIERS} AND {_then('nd', 'retractedAt IS NULL', moment)}"
    if what == "confidence":
        said = f"({v})-[ne:{Rel.EVIDENCED_BY}]->(:{Label.PASSAGE})-[:{Rel.OF}]->(nd:{Label.DOCUMENT})"
        told = f"head(COLLECT {{ MATCH {said} WHERE {there} RETURN ne.confidence AS x ORDER BY x DESC LIMIT 1 }})"
        return f"coalesce({told}, own({v}.confidence))"
    kind, order = ("sector", SECTORS) if what == "sector" else ("form", NAMES)
    # A claim carries the sector of its agency.
    said = f"({v})-[:{Rel.SUBJECT}*0..1]->()-[ne:{Rel.NAMED_IN}]->(nd:{Label.DOCUMENT})"
    listed = f"UNWIND range(0, size(coalesce(ne.{kind}s, [])) - 1) AS i RETURN [ne.{kind}s[i], ne.{kind}Counts[i]]"
    pairs = f"MATCH {said} WHERE {there} {listed}"
    each = f"UNWIND [COLLECT {{ {pairs} }}] AS all UNWIND all AS one WITH DISTINCT one[0] AS x, all"
    told = f"COLLECT {{ {each} ORDER BY {order} RETURN x }}"
    then = {
        "aliases": f"COLLECT {{ UNWIND tail({told}) AS x RETURN x ORDER BY x }}",
        "sort": f"left(toLower(head({told})), {SORT_LENGTH}) + '\\u0000' + {v}.id",
    }.get(what, f"head({told})")
    # Where nothing was told of it since, what stands on it is what was told then. It is never without a name.
    since = f"COLLECT {{ MATCH ({v})-[:{Rel.SUBJECT}*0..1]->(ns:{Label.ENTITY}) RETURN ns.toldAt }}"
    then = then if what == "sector" else f"coalesce({then}, own({v}.{what}))"
    return f"CASE WHEN all(x IN {since} WHERE x <= {moment}) THEN own({v}.{what}) ELSE {then} END"


def _then(v: str, what: str, moment: str) -> str:
    if what == "status":
        decided = f"MATCH (ev:{Label.EVENT})-[:{Rel.CONCERNS}]->({v}) WHERE ev.at <= {moment} AND ev.after IN {STATUSES}"
        last = f"head(COLLECT {{ {decided} RETURN ev.after ORDER BY ev.sort DESC LIMIT 1 }})"
        return f"coalesce({last}, '{ReviewStatus.PROPOSED}')"
    if what == "retractedAt":
        return f"CASE WHEN {v}.retractedAt <= {moment} THEN {v}.retractedAt END"
    away = f"{v}.away"
    return (
        f"(coalesce(own({v}.recordedAt), {v}.ingestedAt, '') <= {moment} AND coalesce({v}.retractedAt > {moment}, true) "
        f"AND none(i IN range(0, size(coalesce({away}, [])) - 2, 2) WHERE {away}[i] <= {moment} AND {moment} < {away}[i + 1]))"
    )


def before(variable: str) -> str:
    """The moment just before the node was taken back: a shorter text sorts in front of the longer one that it begins."""
    return f"left({variable}.retractedAt, 26)"


def kept(variable: str) -> str:
    """The condition under which a list shows the claim `variable` where it is not asked for by status: it is not rejected."""
    return f"{variable}.status <> '{ReviewStatus.REJECTED}'"


def standing(variable: str) -> str:
    """The condition under which the claim `variable` makes a tie: seen, affirmed and not rejected."""
    return f"{visible(variable, Label.CLAIM)} AND NOT {variable}.negated AND {kept(variable)}"
