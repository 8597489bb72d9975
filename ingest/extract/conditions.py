"""Conditions of a clause: the words that say when or in which cases a duty holds.

Time limits are in deadlines.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from ingest.extract.durations import DURATION
from ingest.model import Span

OTHER = (
    r"(?:all other|all|any|such|those|other|certain|most|no|the following|these|extraordinary|exigent|exceptional|emergency"
    r"|life-threatening|urgent)"
)
CASES = (
    rf"(?:{OTHER} )?(?:cases?|counties|county|instances?|situations?|circumstances|matters|jurisdictions|emergenc(?:y"
    rf"|ies)|areas"
    r"|communities|states|districts|cities|events?)"
)
NARROW = rf"(?:{OTHER} (?:cases|instances|situations|circumstances|matters|events)|emergencies)"
BESIDE = r"\b(?!-| (?:only|any|at all|anything|ever)\b| not \w+\s*[,.;])"
# A space stands for any white space.
MARKERS = re.compile(
    (
        r"(?<![\w-])(?:except (?:if|when(?:ever)?|where|in|that|as|for|to the extent|during|with|under)\b"
        r"|(?:only|other than|but not|even) (?:if|when(?:ever)?|where|to the extent)\b"
        rf"|(?:if|when|whenever|where|wherever|unless|while){BESIDE}"
        rf"|(?:as|so) long as\b(?! {DURATION})"
        r"|(?:provided|providing|assuming|given) that\b|provided (?=the|a|no|it|they)"
        r"|on (?:the )?condition that\b"
        r"|to the extent (?:that\b|the\b|permitted\b|possible\b|practicable\b|allowed\b)"
        r"|in (?:the )?(?:event|case) (?:that|of|a|an|the)\b"
        rf"|(?:in|for|under) (?:an? |the )?{CASES}"
        r"(?= (?:where|in which|involving|that involve|when|with|without|of|whose|not involving|concerning)\b)"
        rf"|(?:in|under|during) {NARROW}(?=\s*[,.;)]| (?:and|the|within)\b|$)"
        r"|(?:in )?an? (?:emergency|exigent circumstance)(?=\s*,)"
        r"|(?:^|(?<=[,;]\s))(?:absent|subject to|barring)\b|in the absence of\b"
        r"|(?:^|(?<=[,;]\s))should\b(?= (?:the|a|an|any|it|they|this|that|no|such|one|either)\b))"
    ).replace(" ", r"\s+"),
    re.IGNORECASE,
)
ASIDE = re.compile(
    r",\s*(?:or|and|nor)\s+(?!within\b|the\b|shall\b|must\b)[^,]{1,40},|,\s*(?:including|such\s+as|if\s+any"
    r"|where\s+applicable)"
)
AND_LIMIT = re.compile(
    (
        r",? (?:and|but|or) (?=(?:within|no later|not later|immediately|promptly|at once|by )\b)"
        r"|,? (?:and|but) (?=(?:shall|must|will|may|then|the \w+ (?:shall|must|will))\b)"
    ).replace(" ", r"\s+"),
    re.IGNORECASE,
)
ASKED = frozenset(
    "ask determine decide know see check learn find assess screen verify confirm say state tell note record indicate explain "  # noqa: SIM905
    "describe inquire investigate document consider identify evaluate show specify understand wonder list report".split()
)
FARTHEST = 300  # tokens on either side: a sentence of 20,000 words must not cost their square
PLACES = frozenset(
    "place site location facility city county state hospital shelter home house area school community building room "  # noqa: SIM905
    "jurisdiction setting district point country town neighborhood street".split()
)
UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
TIMES = frozenset({"day", "time", "date", "moment", "point", "year", "hour", "period", "case", "instance"})
OPENERS = frozenset({"if", "when", "whenever", "where", "wherever", "unless", "while"})


def conditions(doc: Doc) -> list[Span]:
    """The conditions of a sentence or clause in order, offsets into `doc.text`; the doc must be tagged and parsed."""
    text = doc.text
    starts = [token.idx for token in doc]
    edges = [sentence.start for sentence in doc.sents] + [len(doc)]
    found: list[Span] = []
    for marker in MARKERS.finditer(text):
        if found and marker.start() < found[-1].end:
            continue
        index = bisect_left(starts, marker.start())
        if index < len(doc) and _opens(doc, index, marker):
            at = bisect_right(edges, index)
            near = (max(edges[at - 1], index - FARTHEST), min(edges[at], index + FARTHEST))
            end = _end(doc, text, (index, marker.end()), near)
            if end > marker.end() or (end == marker.end() and " " in marker.group()):
                found.append(Span(marker.start(), end))
    return found


def _opens(doc: Doc, index: int, marker: re.Match[str]) -> bool:
    """Whether the marker begins a condition, rather than a relative clause, a question or a noun."""
    token, word = doc[index], marker.group().lower()
    before = doc[index - 1] if index else None
    if word not in OPENERS or before is None:
        return True
    if word == "while":
        return not (_is_contrast(token) or before.lower_ in {"a", "the"} or token.pos_ == "NOUN")
    if before.is_punct:
        return not (word == "where" and before.text == "," and token.head.dep_ == "relcl" and token.head.head.i < index)
    if before.lemma_.lower() in ASKED and before.pos_ in {"VERB", "AUX"} and word != "unless":
        return not _is_question(token, word)
    if word in {"where", "when"}:
        return not _is_relative(token, before, word)
    return not (word == "if" and before.lower_ == "as")


def _is_contrast(token: Token) -> bool:
    """A "while" that sets one thing against another: it tells what was, or what may be."""
    verb = token.head
    return verb.tag_ == "VBD" or any(child.tag_ == "MD" for child in verb.children)


def _is_question(token: Token, word: str) -> bool:
    return (
        word in {"if", "when", "where"}
        and token.head.dep_ in {"ccomp", "advcl", "xcomp", "relcl", "pcomp"}
        and (word != "if" or token.head.dep_ == "ccomp")
    )


def _is_relative(token: Token, before: Token, word: str) -> bool:
    """The clause tells which one, as in "the city where …" and "the day when …"."""
    if before.pos_ == "ADP":
        return True
    if word == "where":
        told = before.lemma_.lower()
        relative = token.head.dep_ == "relcl" and told not in UNITS
        return before.pos_ in {"NOUN", "PROPN", "PRON"} and (relative or told in PLACES)
    return before.lemma_.lower() in TIMES and token.head.dep_ in {"relcl", "acl"}


def _end(doc: Doc, text: str, marker: tuple[int, int], near: tuple[int, int]) -> int:
    """Where the condition ends: at the edge of its clause in the parse, corrected by commas and by what goes on after "
    ""and".
    """
    index, floor = marker
    stop = _hard_stop(doc, index, near[1])
    limit = doc[stop - 1].idx + len(doc[stop - 1])
    going_on = AND_LIMIT.search(text, floor, limit)
    if going_on:
        limit = going_on.start()
    commas = [token.idx for token in doc[index:stop] if token.text == "," and token.idx < limit]
    if commas and text[floor : commas[0]].strip() == "":
        commas = commas[2:]  # "If, within ten days, no objection is filed, …": what stands between is an aside
    if not commas and doc[index].pos_ == "ADP" and index - near[0] <= 1:
        # "Only in cases of danger may staff …"
        modal = next((token for token in doc[index:stop] if token.tag_ == "MD"), None)
        return _trimmed(text, floor, modal.idx if modal is not None else limit)
    if not commas:
        return _trimmed(text, floor, limit)
    edge = _edge(doc, index, stop)
    if _opens_sentence(doc, index, near[0]):
        return _closing_comma(text, commas, edge, limit)
    return _trimmed(text, floor, min(limit, _inner_end(text, commas, edge)))


def _hard_stop(doc: Doc, index: int, end: int) -> int:
    depth = 0
    for token in doc[index + 1 : end]:
        if token.text in {"(", "["}:
            depth += 1
        elif token.text in {")", "]"}:
            if depth == 0:
                return token.i
            depth -= 1
        elif depth == 0 and token.text in {";", "—"}:
            return token.i
    return end


def _edge(doc: Doc, index: int, stop: int) -> int:
    """The end in the text of the clause that the marker stands in, by the parse."""
    token = doc[index]
    head = token.head if token.dep_ in {"mark", "advmod", "aux", "prep", "cc", "det"} and token.head.i > index else token
    right = min(head.right_edge.i, stop - 1)
    last = doc[right]
    return last.idx + len(last)


def _opens_sentence(doc: Doc, index: int, start: int) -> bool:
    """Whether the main clause is still to come: the condition stands first, or between a subject and its verb."""
    before = [token for token in doc[start:index] if token.is_alpha]
    return not any(token.pos_ in {"VERB", "AUX"} for token in before) or (
        index > 0 and doc[index - 1].text == "," and _last_modal(doc, index)
    )


def _last_modal(doc: Doc, index: int) -> bool:
    return index > 1 and doc[index - 2].tag_ == "MD"


def _closing_comma(text: str, commas: list[int], edge: int, limit: int) -> int:
    """The comma that ends a condition which stands first: the nearest to the edge of its clause, past lists and asides."""
    if edge in commas or edge + 1 in commas:
        return edge
    later = [comma for comma in commas if comma >= edge - 1]
    if edge < limit and later:
        return later[0]
    for comma in commas:
        follows = re.match(r",\s*(\w+)", text[comma : comma + 30])
        if follows and follows.group(1).lower() not in {"and", "or", "but", "including", "such", "which", "who", "is", "if"}:
            return comma
    return commas[-1]


def _inner_end(text: str, commas: list[int], edge: int) -> int:
    """The end of a condition that stands after its duty: the first comma, unless an aside or a list stands between commas."""
    for comma in commas:
        follows = ASIDE.match(text, comma, comma + 40)
        if not follows and not _closes_aside(text, commas, comma):
            return comma
    return edge if edge > commas[-1] else len(text)


def _closes_aside(text: str, commas: list[int], comma: int) -> bool:
    """Whether this is the second comma of ", or may be,"."""
    return any(re.fullmatch(r",\s*(?:or|and|nor)\s+[^,]{1,40}", text[other:comma]) for other in commas if other < comma)


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(re.sub(r"(?:\s*[,;.:!?]|\s+(?:and|or|but))*\s*$", "", text[start:end]))
