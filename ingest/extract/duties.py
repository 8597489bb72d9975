"""What a duty's verb says of the things named in it ("refer the child to the Clinic"): of the agency whose duty it is.

The verbs are those of lexicon/predicates.yaml; the trees decide first, and this adds where they say nothing of the thing. In
training papers three of four things after such a verb are so related to the owner of the duty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

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


def _says(parsed: Parsed, words: Words, duty: Span) -> Predicate | None:
    """What the first verb of a duty says."""
    for at in range(duty.first, duty.last):
        token = int(words.token[at])
        if token >= 0:
            word = parsed.clauses[int(words.clause[at])].doc[token]
            if word.pos_ == "VERB":
                return load_lexicon().verbs.get(word.lemma_.lower())
    return None
