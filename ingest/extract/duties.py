"""What a duty's verb says of the things named in it ("refer the child to the Clinic"): of the agency whose duty it is.

The verbs are those of lexicon/predicates.yaml; the trees decide first, and this adds where they say nothing of the thing. In
training papers three of four things after such a verb are so related to the owner of the duty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from spacy.tokens import Token

from ingest.extract.decode import Span
from ingest.extract.labels import ENDS
from ingest.extract.lexicon import load_lexicon
from ingest.extract.links import Link
from ingest.extract.parse import Parsed
from ingest.extract.tokens import Words
from schema.kinds import EntityKind, Predicate

# of the chance that the agency has the duty
_SHARE = 0.7
# and what that must be
_LEAST = 0.4
# how likely the one agency of a lead-in has what stands below it
_LED = 0.3
# verbs of a list that are gone through to one that has an owner
_JOINED = 6


def enclosing(mentions: Sequence[Span]) -> dict[int, int]:
    """By mention the innermost activity that it stands in."""
    found: dict[int, int] = {}
    duties = sorted(
        (i for i, m in enumerate(mentions) if m.kind is EntityKind.ACTIVITY), key=lambda i: mentions[i].last - mentions[i].first
    )
    for i in duties:
        for j in range(i + 1, len(mentions)):
            if mentions[j].first >= mentions[i].last:
                break
            if mentions[j].last <= mentions[i].last and mentions[j].kind is not EntityKind.ACTIVITY:
                found.setdefault(j, i)
    return found


def by_their_duty(parsed: Parsed, words: Words, mentions: Sequence[Span], links: Sequence[Link]) -> list[Link]:
    """The links, and those that the verbs of duties say beside them."""
    inside = enclosing(mentions)
    owners: dict[int, list[Link]] = defaultdict(list)
    said: set[tuple[Predicate, int]] = set()
    for link in links:
        said.add((link.predicate, link.object))
        if link.predicate is Predicate.RESPONSIBLE_FOR:
            owners[link.object].append(link)
    found = list(links)
    for thing, duty in inside.items():
        predicate = _says(parsed, words, mentions[duty])
        if predicate and mentions[thing].kind in ENDS[predicate][1] and (predicate, thing) not in said:
            found += [
                Link(o.subject, thing, predicate, o.score * _SHARE, "model")
                for o in owners.get(duty, [])
                if o.subject != thing and o.score >= _LEAST
            ]
    return found


def with_owner(parsed: Parsed, words: Words, mentions: Sequence[Span], links: Sequence[Link]) -> list[Link]:
    """The links, and for duties that nobody has the owners of the duty that their verb is joined to by "and" or "or", else the
    one agency of the lead-in above them.
    """
    owners: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if link.predicate is Predicate.RESPONSIBLE_FOR:
            owners[link.object].append(link)
    found = list(links)
    for i, duty in enumerate(mentions):
        if duty.kind is EntityKind.ACTIVITY and i not in owners:
            joined = owners.get(_joined_to(parsed, words, mentions, i), [])
            found += [replace(link, object=i) for link in joined] or _led(parsed, words, mentions, i)
    return found


def _led(parsed: Parsed, words: Words, mentions: Sequence[Span], number: int) -> list[Link]:
    """The link of a duty to the agency of its lead-in, where that names one alone."""
    lead = parsed.clauses[int(words.clause[mentions[number].first])].passage.lead
    if lead is None:
        return []
    agencies = (i for i in range(number) if mentions[i].kind is EntityKind.AGENCY)
    above = [i for i in agencies if parsed.clauses[int(words.clause[mentions[i].first])].index == lead]
    return [Link(above[0], number, Predicate.RESPONSIBLE_FOR, _LED, "rule")] if len(above) == 1 else []


def _joined_to(parsed: Parsed, words: Words, mentions: Sequence[Span], number: int) -> int:
    """The number of the duty whose verb the first verb of this one is joined to; -1 where there is none."""
    verb = _verb(parsed, words, mentions[number])
    clause = words.clause[mentions[number].first]
    for _ in range(_JOINED):
        if verb is None or verb.dep_ != "conj":
            break
        verb = verb.head
        at = np.flatnonzero((words.clause == clause) & (words.token == verb.i))
        for i in range(number):
            if len(at) and mentions[i].kind is EntityKind.ACTIVITY and mentions[i].first <= at[0] < mentions[i].last:
                return i
    return -1


def _verb(parsed: Parsed, words: Words, duty: Span) -> Token | None:
    """The first verb of a duty."""
    for at in range(duty.first, duty.last):
        token = int(words.token[at])
        if token >= 0 and parsed.clauses[int(words.clause[at])].doc[token].pos_ == "VERB":
            return parsed.clauses[int(words.clause[at])].doc[token]
    return None


def _says(parsed: Parsed, words: Words, duty: Span) -> Predicate | None:
    """What the first verb of a duty says."""
    verb = _verb(parsed, words, duty)
    return None if verb is None else load_lexicon().verbs.get(verb.lemma_.lower())
