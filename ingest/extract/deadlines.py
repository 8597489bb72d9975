"""Time limits of a clause: what the clock of each starts at, business time, recurrence, counting back.

Conditions are in conditions.py; which duty a limit holds for is decided in limits.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Span

from ingest.extract.anchors import anchor, links_at
from ingest.extract.conditions import conditions
from ingest.extract.durations import is_business
from ingest.extract.limit_checks import is_limit
from ingest.extract.limit_hits import Hit, hits
from ingest.extract.limit_words import EXCEPT, Kind
from ingest.model import Deadline

PAST_RULE = re.compile(
    r"\b(?:former|old|earlier|prior|previous|original|superseded)\s+(?:rule|policy|protocol|version|law|statute|requirement|deadline"
    r"|standard|agreement|practice|time\s+limit|draft|manual|code)\b"
    r"|\bno\s+longer\s+(?:in\s+(?:force|effect)|appl\w+|required|used|holds|binding|valid)\b"
    r"|\b(?:was|were|has\s+been|have\s+been|is)\s+(?:repealed|rescinded|abolished|superseded|dropped|struck|withdrawn)\b"
    r"|\bused\s+to\b|\b(?:until|before)\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"\s*,?\s*(?:and|but|or)?\s*,?\s*(?:in\s+(?:any|all)\s+(?:case|event|instance)s?|if\s+possible|at\s+the\s+latest|always)?\s*,?\s*",
    re.IGNORECASE,
)
BINDING = frozenset({"shall", "must", "will", "should", "may", "can", "agree", "agrees"})
WAS = frozenset({"was", "were", "had", "has", "have", "been"})
EXCLUDED = re.compile(r"\b(?:exclu\w*|not\s+(?:incl|count)\w*)", re.IGNORECASE)
# As in "of the call, excluding weekends": behind the event, outside of the limit's own words.
EXCLUDED_AFTER = re.compile(EXCEPT, re.IGNORECASE)


def deadlines(doc: Doc) -> list[Deadline]:
    """The time limits of a sentence or clause in order, offsets into `doc.text`; the doc must be tagged and parsed."""
    text = doc.text  # put together anew at each call
    found = [hit for hit in hits(text) if is_limit(doc, text, hit)]
    if not found:
        return []
    past = [(s.start_char, s.end_char) for s in doc.sents if tells_past(s)]
    kept = _without_links(text, _apart([hit for hit in found if not any(a <= hit.start < b for a, b in past)]))
    if not kept:
        return []
    starts = [token.idx for token in doc]
    stops = sorted([hit.start for hit in kept] + [span.start for span in conditions(doc)])
    limits = [_deadline(doc, text, hit, (starts, stops)) for hit in kept]
    _share(text, kept, limits)
    return limits


def tells_past(sentence: Span) -> bool:
    """Whether a sentence tells what was, or a rule that is no longer in force."""
    if PAST_RULE.search(sentence.text):
        return True
    if any(token.lower_ in BINDING or (token.tag_ in {"VBZ", "VBP"} and token.lower_ not in WAS) for token in sentence):
        return False
    root = sentence.root
    if root.tag_ == "VBD":
        return True
    return root.tag_ == "VBN" and any(child.lower_ in WAS for child in root.children if child.dep_ in {"aux", "auxpass"})


def _apart(found: list[Hit]) -> list[Hit]:
    """Of overlapping hits the longest, of equally long ones the first."""
    kept: list[Hit] = []
    taken = bytearray(max((hit.end for hit in found), default=0))
    for hit in sorted(found, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _without_links(text: str, kept: list[Hit]) -> list[Hit]:
    """Without the "before" of "ten days before …" and the "upon" of "immediately upon …": these only lead to an anchor."""
    last = dict(zip(kept[1:], kept, strict=False))
    return [hit for hit in kept if hit.kind is not Kind.EVENT or hit not in last or not links_at(text, last[hit], hit.start)]


def _deadline(doc: Doc, text: str, hit: Hit, marks: tuple[list[int], list[int]]) -> Deadline:
    after, back = anchor(doc, text, hit, marks)
    words = text[hit.start : hit.end]
    business = is_business(words) or bool(EXCLUDED.search(words)) or bool(after and _behind(text, after.end))
    return Deadline(
        hit.start,
        hit.end,
        hit.duration,
        after,
        business=hit.kind is not Kind.DATE and business,
        before=hit.before or back,
        recurring=hit.every,
    )


def _behind(text: str, at: int) -> bool:
    """Whether the words from `at` on leave out days."""
    found = EXCLUDED_AFTER.match(text, at)
    return bool(found and found.group())


def _share(text: str, kept: list[Hit], found: list[Deadline]) -> None:
    """Two limits on one duty, joined by "and", "but" or a comma, have the anchor of the later one."""
    for i in range(len(found) - 2, -1, -1):
        one, two = found[i], found[i + 1]
        between = text[one.end : two.start]
        shares = between.strip() and JOINED.fullmatch(between) and not (one.recurring or two.recurring)
        if shares and one.after is None and two.after is not None and Kind.EVENT not in {kept[i].kind, kept[i + 1].kind}:
            found[i] = replace(one, after=two.after, before=two.before)
