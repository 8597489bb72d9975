"""Which hits are time limits: not hours of service, lengths of grants or sentences, ages, or courts that one stands before.

Hits are found in limit_hits.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.extract.limit_hits import Hit
from ingest.extract.limit_words import ADVERBS, Kind

NEAR = 90  # characters looked at on either side of a hit


def _words(pattern: str) -> re.Pattern[str]:
    """A pattern in which a space stands for any white space, whatever the case of letters."""
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


# Hours of service and the like: a number and a unit that limit nothing.
SERVICE = _words(
    r"\b(?:24|twenty-four|\d{1,2}|seven|five|six) (?:hours?|days?)\s*(?:a|per|each|every|/)\s*(?:day|week|month|year)\b"
    r"|\b24/7\b|\b24\s*hours\s*,?\s*(?:7|seven) days\b"
    r"|\b(?:hours?|days?|rate|\$[\d.,]+|dollars) (?:a|per) (?:hour|day|week|month|year)\b"
)
# What a length of time is of, when it is no limit on anybody's duty.
LENGTH_OF = _words(
    r"\s*(?:-|–)?\s*(?:of (?:\w+ ){0,3}?(?:experience|age|training|instruction|service|housing|imprisonment|prison"
    r"|study|practice"
    r"|care|employment|education|course\w*|funding|work|class\w*|sobriety|supervision|residen\w+|counseling|therapy|treatment"
    r"|content|material|data|footage|video)|old|older|younger|in (?:prison|jail|length|state)|imprisonment|experience"
    r"|sentences?)\b"
)
LENGTH_BEFORE = _words(
    r"\b(?:imprison\w*|sentence[sd]?|terms?|grants?|award\w*|fund\w*|courses?|training|trainings|curriculum|program"
    r"|lasts?|lasting"
    r"|runs?|aged|ages?|experience|stays? (?:for|of)|residence|prison|jail|lessons?|video|film|seminar|workshop"
    r"|contracts?|lease"
    r"|beds?|stipends?|offers?|provides?)\W+(?:\w+\W+){0,4}$"
)
KEPT = _words(
    r"\b(?:held|holds?|detain\w*|exten[dt]\w*|postpon\w*|delay\w*|continu\w*|kept|keeps?|retain\w*|preserv\w*"
    r"|maintain\w*|store[sd]?"
    r"|custody)\b"
)
EXTENDED = _words(
    r"\b(?:held|holds?|holding|detain\w*|extend\w*|extension\w*|postpon\w*|delay\w*|continu\w*|kept|keep|retain\w*"
    r"|preserv\w*)\b"
    r"(?:\W+\w+){0,6}\W*$"
)
LINKED = _words(r" (?:before|prior|in advance|ahead|after|following|from)\b|['’]? (?:\w+ ){0,2}notice\b")
BODY = _words(
    r" (?:(?:the|an?|any|that|its|this) )?(?:[\w-]+ ){0,3}?(?:courts?|judges?|magistrates?|board|commission|committee|council"
    r"|tribunal|legislature|jury|panel|congress|senate|assembly|referee)\b(?!['’])"
)
ACT_OF_BODY = _words(r".{0,60}\b(?:hearing|date|meeting|meets|decides|rules|convenes|acts|orders|session|votes|closes)\b")
NO_EVENT = _words(
    r" (?:(?:(?:attaining|reaching) )?(?:the age of|age|turning) \w+|(?:attaining|reaching) \d+ years|(?:19|20)\d\d\b"
    r"|and after\b"
    r"|long\b|then\b|anyone\b|us\b|them\b|you\b)"
)
RELIED = _words(
    r"\b(?:based|relie?[sd]?|rely|called|call|agreed|depend\w*|imposed|conferred|incumbent|insist\w*|act\w*|build\w*"
    r"|draw\w*|once) $"
)
NOT_AT_ONCE = _words(r" (?:adjacent|below|above|preceding|apparent|available|adjoining|recogni[sz]able|obvious)\b")
RATE = _words(r" (?:of (?:service|violation|age|the (?:19|20)\d\d)|youth|child)\b")
PAST_SERIES = _words(
    r"\b(?:times|once|twice|lapses?|expires?|grew|grown|rose|percent|reports?|files?|lists?|\d+) (?:\w+ ){0,2}$"
)
FROM = _words(r"\b(?:from|between|opens?)\b[^.;]{0,60}$")
COURSE = _words(r" of (?:the )?(?:training|conference|course|curriculum|program|trial|school|camp|seminar|workshop)")
REPEATED = frozenset(
    "meeting review report audit inspection visit update check call conference training statistic drill survey contact record "  # noqa: SIM905
    "count figure summary newsletter inventory test exercise session".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A hit where it stands: its words, what is before and after them, its last token."""

    doc: Doc
    hit: Hit
    words: str
    before: str
    after: str
    token: Token | None


def is_limit(doc: Doc, text: str, hit: Hit) -> bool:
    """Whether a hit in `text`, which is `doc.text`, limits a duty, by the words around it and the parse."""
    around = SERVICE.finditer(text, max(0, hit.start - 40), hit.end + 40)
    if any(s.start() < hit.end and hit.start < s.end() for s in around):
        return False
    span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
    place = Place(
        doc,
        hit,
        text[hit.start : hit.end].lower(),
        text[max(0, hit.start - NEAR) : hit.start],
        text[hit.end : hit.end + NEAR],
        span[-1] if span is not None and len(span) else None,
    )
    check = CHECKS.get(hit.kind)
    return check is None or check(place)


def _is_loose_limit(at: Place) -> bool:
    if LENGTH_OF.match(at.after):
        return False
    if at.hit.before or LINKED.match(at.after):
        return True
    return not LENGTH_BEFORE.search(at.before) or bool(KEPT.search(at.before))


def _is_firm_limit(at: Place) -> bool:
    return not re.match(r"\s+(?:of\s+age|old)\b", at.after)


def _is_event(at: Place) -> bool:
    if at.words in {"upon", "on"}:
        return not RELIED.search(at.before)
    if NO_EVENT.match(at.after):
        return False
    if at.words != "before" or (at.token is not None and at.token.dep_ == "mark" and at.token.head.tag_ != "VBG"):
        return True
    return not BODY.match(at.after) or bool(ACT_OF_BODY.match(at.after))


def _is_at_once(at: Place) -> bool:
    return not NOT_AT_ONCE.match(at.after)


def _is_repeated(at: Place) -> bool:
    if RATE.match(at.after) or (re.search(r"\bof\s+$", at.before) and at.words.startswith(("each", "every"))):
        return False
    return not at.words.endswith(tuple(ADVERBS)) or _is_done(at.token, at.words)


def _is_done(token: Token | None, words: str) -> bool:
    """Whether "quarterly" is an adverb, or an adjective of what is done ("hold quarterly meetings"), not part of a name."""
    if token is None:
        return False
    noun = token.head
    if token.dep_ not in {"amod", "compound", "nmod"} or noun.i < token.i:
        return not words.endswith(("annual", "biennial"))
    if noun.lemma_.lower() not in REPEATED or noun.text[:1].isupper():
        return False
    return noun.dep_ in {"dobj", "obj", "nsubjpass", "conj"}


def _is_bare_limit(at: Place) -> bool:
    if LENGTH_OF.match(at.after):
        return False
    if re.search(r"\b(?:for|by)\s+(?:\w+\s+)?$", at.before, re.IGNORECASE) and not LINKED.match(at.after):
        return bool(EXTENDED.search(re.sub(r"\b(?:for|by)\s+$", "", at.before)))
    return not (re.search(r"\b(?:first|initial)\b", at.words) and re.match(r"\s+of\s+(?:19|20)\d\d\b", at.after))


def _is_soon(at: Place) -> bool:
    """As in "replies in two days", not as in "three times in five years" or "lapses in two years"."""
    return not PAST_SERIES.search(at.before) and not LENGTH_OF.match(at.after)


def _is_date_limit(at: Place) -> bool:
    if re.match(r"(?:on|at|until|within)\b(?!\s+or\s+before)", at.words):
        return False
    return not FROM.search(at.before)


def _is_day_limit(at: Place) -> bool:
    if re.search(r"\bthe \w+ (?:\w+ )?(?:day|hour|week|month)$", at.words) and COURSE.match(at.after):
        return False
    if at.words.startswith(("the first ", "the second ", "the third ")) and not LINKED.match(at.after):
        return False
    return not at.words.startswith("until")


def _is_move(at: Place) -> bool:
    """An adjective of an act ("an immediate report"), not of what another word governs ("barriers to prompt referral")."""
    token = at.token
    if token is None or (token.i and at.doc[token.i - 1].pos_ == "ADP"):
        return False
    return bool(token.tag_.startswith(("JJ", "RB", "VB")))


CHECKS: dict[Kind, Callable[[Place], bool]] = {
    Kind.FIRM: _is_firm_limit,
    Kind.LOOSE: _is_loose_limit,
    Kind.AT_ONCE: _is_at_once,
    Kind.EVENT: _is_event,
    Kind.DAY: _is_day_limit,
    Kind.DATE: _is_date_limit,
    Kind.EVERY: _is_repeated,
    Kind.SOON: _is_soon,
    Kind.BARE: _is_bare_limit,
    Kind.ADJECTIVE: _is_move,
}
