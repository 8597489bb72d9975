"""Owners of duties, and what a duty's verb says of the things named in it ("refer the child to the Clinic") and its owner.

The verbs are those of lexicon/predicates.yaml; the trees decide first, and this adds where they say nothing of the thing. In
training papers three of four things after such a verb are so related to the owner of the duty. A duty that nobody has gets an
owner by grammar.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.extract.decode import Span
from ingest.extract.labels import ENDS
from ingest.extract.lexicon import load_lexicon
from ingest.extract.links import Link
from ingest.extract.parse import Parsed
from ingest.extract.spots import innermost
from ingest.extract.tokens import Words, token_at
from schema.kinds import EntityKind, Predicate

# of the chance that the agency has the duty
_SHARE = 0.7
# and what that must be
_LEAST = 0.4
# how likely the one agency of a lead-in has what stands below it
_LED = 0.3
# joined verbs that are gone through to one whose duty has an owner
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
    owners, said = _owners(links), {(link.predicate, link.object) for link in links}
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
    one agency of the lead-in above them. A verb with a subject of its own has neither.
    """
    owners, found = _owners(links), list(links)
    inside, above = _duty_of_words(words, mentions), _agencies_of_passages(parsed, words, mentions)
    for i, duty in enumerate(mentions):
        verb = _verb(parsed, words, duty) if duty.kind is EntityKind.ACTIVITY and i not in owners else None
        if verb is None or _has_subject(parsed, words, verb):
            continue
        own = [replace(link, object=i) for link in owners.get(_joined_to(parsed, words, verb, (inside, owners)), [])]
        passage = parsed.clauses[int(words.clause[duty.first])].passage
        led = [a for a in above.get(passage.lead, []) if inside[mentions[a].first] < 0]
        if not own and len(led) == 1 and led[0] < i:
            own = [Link(led[0], i, Predicate.RESPONSIBLE_FOR, _LED, "rule")]
        if own:
            owners[i] = own
            found += own
    return found


def _owners(links: Sequence[Link]) -> dict[int, list[Link]]:
    """By duty the links of those who have it."""
    owners: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if link.predicate is Predicate.RESPONSIBLE_FOR:
            owners[link.object].append(link)
    return owners


def _duty_of_words(words: Words, mentions: Sequence[Span]) -> list[int]:
    """By word the number of the innermost duty that it stands in; -1 where it stands in none."""
    duties = [i for i, m in enumerate(mentions) if m.kind is EntityKind.ACTIVITY]
    inside = innermost(words, [(mentions[i].first, mentions[i].last) for i in duties])
    return [duties[number] if number >= 0 else -1 for number in inside.tolist()]


def _agencies_of_passages(parsed: Parsed, words: Words, mentions: Sequence[Span]) -> dict[int | None, list[int]]:
    """By passage the numbers of the agencies named in it."""
    found: dict[int | None, list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        if mention.kind is EntityKind.AGENCY:
            found[parsed.clauses[int(words.clause[mention.first])].index].append(i)
    return found


def _joined_to(parsed: Parsed, words: Words, verb: int, known: tuple[list[int], dict[int, list[Link]]]) -> int:
    """The number of the first duty with an owner among the verbs that the word `verb` is joined to; -1 where there is none."""
    inside, owners = known
    for _ in range(_JOINED):
        token = token_at(parsed, words, verb)
        if token is None or token.dep_ != "conj":
            break
        verb = int(words.head[verb])
        if inside[verb] in owners:
            return inside[verb]
    return -1


def _has_subject(parsed: Parsed, words: Words, verb: int) -> bool:
    token = token_at(parsed, words, verb)
    if token is None:
        return False
    skip = parsed.clauses[int(words.clause[verb])].skip  # "They" before an item is not of the text
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.i >= skip for child in token.children)


def _verb(parsed: Parsed, words: Words, duty: Span) -> int | None:
    """The word that is the first verb of a duty."""
    for at in range(duty.first, duty.last):
        token = token_at(parsed, words, at)
        if token is not None and token.pos_ == "VERB":
            return at
    return None


def _says(parsed: Parsed, words: Words, duty: Span) -> Predicate | None:
    """What the first verb of a duty says."""
    verb = _verb(parsed, words, duty)
    token = None if verb is None else token_at(parsed, words, verb)
    return None if token is None else load_lexicon().verbs.get(token.lemma_.lower())
