"""How binding a duty is, by the auxiliaries of its verb. What the encoder thinks: decode.py; the word of a lead-in: parse.py.

In training papers "should", "may" and "must" of the verb itself were right for .95, the encoder alone for .86 there.
"""

from __future__ import annotations

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


def settle(parsed: Parsed, words: Words, mentions: Sequence[Span]) -> None:
    """Give each activity whose verb has an auxiliary of its own the modality of that; a denial that the model sees stays."""
    duties = [m for m in mentions if m.kind is EntityKind.ACTIVITY]
    for mention, spot in zip(duties, spots(words, parsed, [(m.kind, m.first, m.last) for m in duties]), strict=True):
        number = int(words.token[spot.governor])
        if number < 0:
            continue
        clause = parsed.clauses[int(words.clause[spot.governor])]
        found = auxiliary(clause, clause.doc[number])
        if found and found[0] in _FORCE:
            mention.modality = (_FORCE[found[0]], found[1] or mention.modality[1])
