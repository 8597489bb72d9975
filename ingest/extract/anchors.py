"""The event that a limit's clock starts at, or counts back from: the words after "of", "after", "before" behind the limit.

Which words are a limit is decided in deadlines.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc, Token

from ingest.extract.limit_hits import Hit
from ingest.extract.limit_words import Kind
from ingest.model import Span

BACK = r"before|prior\s+to|in\s+advance\s+of|ahead\s+of|preceding"
ON = r"of|after|following|from|since|upon"
GAP = (
    r"\s*(?:\([^)]{0,60}\)\s*)?,?\s*"
    r"(?:(?:as\s+)?(?:counted|measured|calculated|running|starting|beginning|computed)\s+)?(?:notice\s+|at\s+most\s+|and\s+)?"
)
NOTICE = r"(?:(?:prior\s+|advance\s+|written\s+){0,3}notice\s+)?"
LINK = re.compile(rf"{GAP}{NOTICE}(?:(?P<back>{BACK})|(?P<on>{ON}))\s+", re.IGNORECASE)
LOOSE = re.compile(LINK.pattern.replace("|upon", ""), re.IGNORECASE)
NEXT = re.compile(r"\s*(?:(?P<back>before|prior\s+to)|(?P<on>upon|after|following|on))\s+", re.IGNORECASE)
DAY = re.compile(r"\s*,?\s*(?:(?P<back>before|prior\s+to)|(?P<on>after|following|from))\s+", re.IGNORECASE)
SAME_DAY = re.compile(
    r"\s*(?:(?P<back>(?!))|(?P<on>of|that|on\s+which|when|as))\s+|\s+(?=(?:the|a|an|it|they)\b)", re.IGNORECASE
)
EVERY = re.compile(r"\s*(?:(?P<back>(?!))|(?P<on>after|following))\s+", re.IGNORECASE)
NONE = re.compile(r"\s+")
LINKS = {
    Kind.FIRM: LINK,
    Kind.LOOSE: LOOSE,
    Kind.SOON: LINK,
    Kind.BARE: LINK,
    Kind.AT_ONCE: NEXT,
    Kind.ADJECTIVE: None,
    Kind.EVENT: NONE,
    Kind.DAY: DAY,
    Kind.EVERY: EVERY,
    Kind.DATE: None,
    Kind.POINT: None,
}
ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
END = re.compile(r"[,;:()—.!?\n]")
JOINED = re.compile(r"\s+(?:and|or|but)\s+(?=[^,;]*$)", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST = 60  # tokens of an anchor; no event of the gold is told in more than twelve
MARK_LENGTH = 4  # "(1)", "(iv)": part of the name of a paragraph
VERBS = frozenset({"VB", "VBZ", "VBP", "MD", "VBD"})


def anchor(doc: Doc, text: str, hit: Hit, marks: tuple[list[int], list[int]]) -> tuple[Span | None, bool]:
    """The anchor of a hit, without its article, and whether the limit is counted back from it.

    `text` is `doc.text`; `marks` are the starts of all tokens, and the starts of all limits and conditions.
    """
    link = LINKS[hit.kind]
    words = text[hit.start : hit.end].lower()
    if words in {"on the day", "on the very day"}:
        link = SAME_DAY
    found = link.match(text, hit.end) if link and words not in {"beforehand", "in advance"} else None
    if not found:
        return None, False
    groups = found.groupdict()
    start = found.end()
    article = ARTICLE.match(text, start)
    start = article.end() if article else start
    end = _end(doc, text, start, marks)
    if end <= start:
        return None, False
    return Span(start, end), bool(groups.get("back"))


def links_at(text: str, hit: Hit, start: int) -> bool:
    """Whether the word at `start` only links the hit to its anchor."""
    link = LINKS[hit.kind]
    found = link.match(text, hit.end) if link and hit.kind is not Kind.EVENT else None
    return bool(found and found.start() <= start < found.end())


def _end(doc: Doc, text: str, start: int, marks: tuple[list[int], list[int]]) -> int:
    """Where the words of the event end: at punctuation, at another limit or condition, or where the duty goes on."""
    starts, stops = marks
    at = bisect_left(stops, start)
    last = stops[at] if at < len(stops) else len(text)
    first = bisect_left(starts, start)
    if first >= len(doc):
        return start
    end = start
    clause = _is_clause(doc, first)
    for token in doc[first : first + LONGEST]:
        if token.idx >= last or _closes(token) or _goes_on(token, first, clause):
            break
        end = token.idx + len(token)
    if end <= last < len(text) and text[end:last].strip() == "":
        # the next limit belongs to what "and" adds: "after the meeting and the minutes within two weeks"
        joined = JOINED.search(text, start, end)
        end = joined.start() if joined else end
    return _trimmed(text, start, min(end, last))


def _is_clause(doc: Doc, first: int) -> bool:
    """Whether the event is told by a verb ("learning that …", "youth is located") rather than by a noun."""
    return doc[first].tag_ == "VBG" or any(token.tag_ in VERBS for token in doc[first : first + 6] if not token.is_punct)


def _closes(token: Token) -> bool:
    doc = token.doc
    if token.text == "," and token.i + 1 < len(doc) and YEAR.fullmatch(doc[token.i + 1].text):
        return False
    if token.text in {"(", ")"}:
        at = token.i if token.text == "(" else token.i - 2
        if 0 <= at < len(doc) - 2 and doc[at + 2].text == ")" and len(doc[at + 1]) <= MARK_LENGTH:
            return False
    return bool(END.match(token.text)) and not (token.text == "." and len(token) > 1)


def _goes_on(token: Token, first: int, clause: bool) -> bool:
    """Whether the main clause goes on at this token: "and file …", "to determine …", "shall …", "by e-mail"."""
    if token.i == first:
        return False
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.lower_ in {"and", "or", "but"} and after is not None:
        later = doc[token.i + 2] if token.i + 2 < len(doc) else after
        verb = (
            after.tag_ in VERBS
            or (after.pos_ in {"ADV", "PRON"} and later.tag_ in VERBS)
            or after.lower_ in {"shall", "must", "will", "then"}
        )
        return verb and not (clause and after.head.i >= first and token.head.i >= first)
    if token.tag_ == "MD" and not clause:
        return True
    if token.lower_ == "to" and after is not None and after.tag_ == "VB":
        return after.dep_ not in {"acl", "relcl"} and not (after.head.i >= first and after.head.i < token.i)
    return token.dep_ in {"prep", "agent", "npadvmod", "advmod"} and token.head.i < first and not clause and token.i > first + 1


def _trimmed(text: str, start: int, end: int) -> int:
    words = text[start:end]
    return start + len(re.sub(r"(?:\s*[,;]|\s+(?:and|or|but|then))*\s*$", "", words))
