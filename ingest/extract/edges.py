"""The edges of a span set right by the parse: no span ends in the middle of a phrase. Which spans there are: decode.py.

Each rule mends a cut that the sequence of classes often makes. Together they are worth .001 of F1 on documents that the model
had not seen; the one that ends no span at "and" or "of" costs about as much and stays, for such spans read badly.
"""

from __future__ import annotations

from spacy.tokens import Doc

from ingest.extract.parse import Parsed
from ingest.extract.tokens import Words, token_at
from schema.kinds import EntityKind

_LOOSE_END = frozenset({"and", "or", "the", "of"})
# a name may end in a small word that is a letter or number of its own; what is offered, followed or done ends in its noun
_HEADED = frozenset({EntityKind.RESOURCE, EntityKind.PROTOCOL, EntityKind.ACTIVITY})
_LOOSE_START = frozenset({"CCONJ", "DET"})
_MODIFIERS = frozenset({"amod", "compound", "nummod", "nmod", "poss"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "AUX", "X", "NUM", "SYM"})
# words to the head of a noun phrase that a span stops before
_REACH = 3
_ONWARD = 5
_NOUNS = frozenset({"NOUN", "PROPN"})
_STOPS = frozenset({"PUNCT", "SPACE", "AUX", "SCONJ", ""})


def mended(parsed: Parsed, words: Words, kind: EntityKind, span: tuple[int, int]) -> tuple[int, int] | None:
    """A span of words (first, last exclusive) with its edges set right; nothing where no word of weight is in it."""
    first, last = span
    if kind in _HEADED:
        last = _to_head(parsed, words, last)
    if _loose(parsed, words, last - 1):
        last = _onward(parsed, words, last)
    while last > first and _loose(parsed, words, last - 1):
        last -= 1
    while last > first and _token_pos(parsed, words, first) in _LOOSE_START:
        first += 1
    if last == first or not any(_weighs(parsed, words, w) for w in range(first, last)):
        return None
    return first, last


def _token_pos(parsed: Parsed, words: Words, at: int) -> str:
    token = token_at(parsed, words, at)
    return str(token.pos_) if token is not None else ""


def _loose(parsed: Parsed, words: Words, at: int) -> bool:
    """Whether a word cannot end a span: an article, a conjunction, "of"."""
    token = token_at(parsed, words, at)
    return token is not None and token.lower_ in _LOOSE_END


def _weighs(parsed: Parsed, words: Words, at: int) -> bool:
    token = token_at(parsed, words, at)
    return token is None or token.pos_ in _CONTENT


def _to_head(parsed: Parsed, words: Words, last: int) -> int:
    """The end moved behind the noun that the last word modifies, where that stands close behind it."""
    token = token_at(parsed, words, last - 1)
    if token is None or token.dep_ not in _MODIFIERS or token.head.i <= token.i:
        return last
    head = token.head
    if (
        not head.text[:1].isalnum()
        or head.pos_ not in _NOUNS
        or head.i - token.i > _REACH
        or _broken(token.doc, token.i + 1, head.i)
    ):
        return last
    return last + head.i - token.i


def _onward(parsed: Parsed, words: Words, last: int) -> int:
    """The end moved behind the next noun, where a span stops at "and" or "of"; unmoved where none follows closely."""
    for at in range(last, min(len(words.start), last + _ONWARD)):
        if words.clause[at] != words.clause[last - 1] or _token_pos(parsed, words, at) in _STOPS:
            return last
        following = _token_pos(parsed, words, at + 1) if at + 1 < len(words.start) else ""
        if _token_pos(parsed, words, at) in _NOUNS and following not in _NOUNS:
            return at + 1
    return last


def _broken(doc: Doc, low: int, high: int) -> bool:
    return any(t.is_punct or t.is_space or t.pos_ in {"VERB", "ADP", "CCONJ"} for t in doc[low:high])


def joined(parsed: Parsed, words: Words, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Activities of which one ends in "and" or "or" right before the next are one: their verbs share an object."""
    found: list[tuple[int, int]] = []
    for span in spans:
        if found and found[-1][1] == span[0] and _token_pos(parsed, words, span[0] - 1) == "CCONJ":
            found[-1] = (found[-1][0], span[1])
        else:
            found.append(span)
    return found
