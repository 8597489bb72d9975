"""How binding a duty is, by the auxiliaries of its verb, else by what it is an item of. What the encoder thinks: decode.py.

In training papers "should", "may" and "must" of the verb itself were right for .95, the encoder alone for .86 there; the last
such word of the lead-in ("The team shall:") for .99 of the items that begin with a verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from ingest.extract.decode import Span
from ingest.extract.parse import Clause, Parsed
from ingest.extract.spots import spots
from ingest.extract.tokens import Words
from schema.kinds import EntityKind, Modality

# "will" is a duty in an agreement and a fact elsewhere: the encoder decides
_FORCE = {"shall": Modality.MUST, "must": Modality.MUST, "should": Modality.SHOULD}
_FORCE |= dict.fromkeys(("may", "can", "could", "might", "cannot", "ca"), Modality.MAY)
_BY_LEAD = {"must": Modality.MUST, "will": Modality.MUST, "should": Modality.SHOULD, "may": Modality.MAY}
# what a lead-in binds its items to, and headings under which all is advice
_LEAD = re.compile(
    r"\b(?:(?P<must>shall|must|will|responsible for|agrees? to|required to)|(?P<should>should)|(?P<may>may|can|could))\b"
    r"(?P<never> not\b| never\b)?",
    re.IGNORECASE,
)
_ADVICE = re.compile(r"\b(?:what could help|recommend\w*|essential in order)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;])\s")
_NEVER = frozenset({"not", "never", "n't", "n’t"})
_STEPS = 4


def auxiliary(clause: Clause, verb: Token) -> tuple[str, bool] | None:
    """The modal word of a verb, or of the one that it is joined to, and whether it is denied; nothing where it has none."""
    for _ in range(_STEPS):
        before = [c for c in verb.children if clause.skip <= c.i < verb.i]
        word = next((c.lower_ for c in before if c.dep_ in {"aux", "auxpass"} and c.lower_ in {*_FORCE, "will"}), None)
        if word:
            return word, any(c.dep_ == "neg" or c.lower_ in _NEVER for c in before) or word == "cannot"
        joined = verb.dep_ == "conj" and verb.head.i < verb.i
        if not joined or any(c.dep_ in {"nsubj", "nsubjpass"} for c in before):
            return None
        verb = verb.head
    return None


def by_rule(clause: Clause, verb: Token) -> tuple[Modality, bool]:
    """Modality and denial where there is no model: the auxiliary's, else the lead-in's."""
    found = auxiliary(clause, verb)
    if found is None:
        return _BY_LEAD.get(clause.lead_modal, Modality.DOES), any(c.dep_ == "neg" for c in verb.children)
    return _FORCE.get(found[0], Modality.MUST), found[1]


def of_its_list(parsed: Parsed, clause: Clause, start: int) -> tuple[Modality, bool] | None:
    """What the heading or the lead-in above makes of words that have no auxiliary, and whether it denies them."""
    text, passages = parsed.text, parsed.structured.passages
    above = [passages[i] for i in clause.passage.above]
    if any(_ADVICE.search(text, p.start, p.end) for p in above):
        return Modality.SHOULD, False
    if clause.passage.lead is None or any(c.isalnum() for c in text[clause.body : start]):
        return None
    lead = passages[clause.passage.lead]
    said = _SENTENCE.split(text[lead.start : lead.end])[-1]
    last = next(reversed(list(_LEAD.finditer(said))), None)
    if last is None:
        return None
    return next(_BY_LEAD[name] for name in ("must", "should", "may") if last[name]), last["never"] is not None


def settle(parsed: Parsed, words: Words, mentions: Sequence[Span]) -> None:
    """Give each activity the modality of its verb's own auxiliary or of its list; a denial that the model sees stays."""
    duties = [m for m in mentions if m.kind is EntityKind.ACTIVITY]
    for mention, spot in zip(duties, spots(words, parsed, [(m.kind, m.first, m.last) for m in duties]), strict=True):
        clause = parsed.clauses[int(words.clause[mention.first])]
        number, over = int(words.token[spot.governor]), parsed.clauses[int(words.clause[spot.governor])]
        found = auxiliary(over, over.doc[number]) if number >= 0 else None
        known = (_FORCE[found[0]], found[1]) if found and found[0] in _FORCE else None
        if found is None:
            known = of_its_list(parsed, clause, int(words.start[mention.first]))
        if known:
            mention.modality = known[0], known[1] or mention.modality[1]
