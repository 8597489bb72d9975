"""What grammar says of a span beside the network: whom one notifies is an agency, "prepared by" no duty; "these groups" act."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from ingest.extract.parse import Parsed
from ingest.extract.tokens import Words, token_at

# verbs whose object is told; that of "report", "call" and "inform" is as often the thing
_TELLING = frozenset({"notify", "alert", "telephone", "advise"})
_COLLECTIVE = re.compile(
    r"\b(?:all(?: of)?|among) (?:these|those) (?P<who>groups|sectors|partners|agencies|disciplines|organizations)\b"
    r"(?! (?:of|that|who)\b)",
    re.IGNORECASE,
)


def is_told(parsed: Parsed, words: Words, span: tuple[int, int]) -> bool:
    """Whether words first to last (exclusive) name whom a verb of telling tells ("notify the hotline")."""
    for at in range(*span):
        token = token_at(parsed, words, at)
        if token is not None and token.dep_ == "dobj" and not span[0] <= int(words.head[at]) < span[1]:
            return token.head.lemma_.lower() in _TELLING
    return False


def is_byline(parsed: Parsed, words: Words, span: tuple[int, int]) -> bool:
    """Whether words first to last (exclusive) are a bare participle before "by", as in "Prepared by the Office"."""
    first, last = span
    token = token_at(parsed, words, first)
    if last - first > 1 or token is None or token.tag_ != "VBN" or token.i + 1 >= len(token.doc):
        return False
    alone = not any(child.dep_ in {"nsubjpass", "nsubj", "dobj", "auxpass"} for child in token.children)
    return alone and token.dep_ == "ROOT" and token.nbor().lower_ == "by"


def collectives(parsed: Parsed, words: Words) -> Iterator[int]:
    """The word of each "(all of) these groups": the institutions spoken of, together."""
    if not len(words.start):
        return
    for match in _COLLECTIVE.finditer(parsed.text, int(words.start[0]), int(words.end[-1])):
        at = int(np.searchsorted(words.start, match.start("who")))
        if at < len(words.start) and words.start[at] == match.start("who"):
            yield at
