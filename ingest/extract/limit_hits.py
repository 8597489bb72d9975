"""Hits: where a text has words that may be a time limit, and the duration that they state. No parse is needed here.

Which hits are limits is decided in limit_checks.py, what their clock starts at in anchors.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.extract.durations import (
    AMOUNT,
    DIGITS,
    DURATION,
    QUALIFIER,
    SPELLED,
    UNIT,
    iso,
)
from ingest.extract.limit_readers import (
    as_stated,
    at_once,
    no_number,
    of_adverb,
    of_calendar,
    of_every,
    of_often,
    of_ordinal,
    one_unit,
    same_day,
)
from ingest.extract.limit_words import (
    ADVERB,
    BY,
    CLOCK,
    EACH,
    EXCEPT,
    FIRM,
    LOOSE,
    MONTH,
    MOVES,
    OFTEN,
    ORDINAL,
    PART_OF_DAY,
    PERIOD_OF,
    PERIOD_UNIT,
    PRACTICABLE,
    REVIEW,
    TAIL,
    WEEKDAY,
    Kind,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Words at text[start:end] that may be a limit."""

    start: int
    end: int
    kind: Kind
    duration: str | None
    every: bool = False
    before: bool = False


Reader = Callable[[re.Match[str]], str | None]
# In order of rank: where two hits overlap and none is longer, the earlier rule stands.
RULES: tuple[tuple[str, Kind, Reader], ...] = (
    (rf"(?:{FIRM}) {PERIOD_OF}{DURATION}{TAIL}", Kind.FIRM, as_stated),
    (r"within the (?P<unit>hour|day|week|month|year)(?! of the)", Kind.FIRM, one_unit),
    (rf"(?:{LOOSE}) {PERIOD_OF}{DURATION}{TAIL}", Kind.LOOSE, as_stated),
    (
        (
            rf"(?:{BY} )?{PART_OF_DAY}(?:the )?(?:very )?(?:next|following) {QUALIFIER}(?P<unit>day|weekday|morning"
            rf"|night|week|month)(?![\w-]){EXCEPT}"
        ),
        Kind.DAY,
        one_unit,
    ),
    (
        rf"(?:{BY} )?{PART_OF_DAY}the (?P<nth>{ORDINAL}) {QUALIFIER}(?P<unit>day|hour|week|month)(?![\w-])",
        Kind.DAY,
        of_ordinal,
    ),
    (rf"(?:{BY}|after) (?P<unit>day|hour|week|month) (?P<nth>\d{{1,3}}|{SPELLED})(?![\w-])", Kind.DAY, of_ordinal),
    (
        (
            rf"(?:{BY} )?{PART_OF_DAY}(?:the|that) (?:very )?same {QUALIFIER}(?:day|morning|night|shift)(?![\w-])"
            rf"|{BY} {PART_OF_DAY}that {QUALIFIER}day|on the (?:very )?day(?= (?:of|that|on which|when|a|the|an|it|they"
            rf"|he|she)\b)"
            rf"|{BY} (?:the )?(?:end|close) of (?:the |that )?{QUALIFIER}day|same[-\s](?:business[-\s])?day(?= {MOVES})"
        ),
        Kind.DAY,
        same_day,
    ),
    (
        (
            rf"(?:at least |no less than |not less than )?(?:once )?\b{EACH} (?:other |{ORDINAL} )?"
            rf"(?:{DURATION}|(?:{DIGITS}|{SPELLED}) to {DURATION}|{PERIOD_UNIT}|{UNIT}|{WEEKDAY}(?: and {WEEKDAY})*"
            rf"|{MONTH}(?:(?:,\s*| |,? and ){MONTH}){{0,11}}"
            rf"(?: \d{{1,2}}(?!\d))?)"
        ),
        Kind.EVERY,
        of_every,
    ),
    (
        (
            rf"(?:{BY}|during|in|at|between) (?:the )?(?:{MONTH}|{ORDINAL}|{CLOCK}|{WEEKDAY}|last|end|close|beginning"
            rf"|start|middle|\d{{1,2}})(?:[ ,]+[\w.:'’]+){{0,6}}?[ ,]+(?:of |in |during |on )?{EACH} (?:{PERIOD_UNIT}"
            rf"|{WEEKDAY}|{MONTH}(?: and {MONTH})*)"
        ),
        Kind.EVERY,
        of_every,
    ),
    (
        (
            rf"(?:at least |no fewer than |no less than |not less than |not fewer than "
            rf"|a minimum of )?(?P<often>{OFTEN})[\s-]+"
            rf"(?:(?:a|an|per|{EACH}|in {EACH}|during {EACH}|in a|within {EACH}|within a) (?P<unit>{PERIOD_UNIT}))"
        ),
        Kind.EVERY,
        of_often,
    ),
    (r"(?:at least )?(?P<often>once|twice)[\s-]+(?P<unit>daily|weekly|monthly|yearly|annually)", Kind.EVERY, of_often),
    (
        (
            rf"(?:at least |no less than |not less than |no less often than "
            rf"|on an? (?:at least )?)?\b(?P<adverb>{ADVERB})(?: basis)?(?![\w-])"
        ),
        Kind.EVERY,
        of_adverb,
    ),
    (
        (
            rf"{BY} (?:the )?(?:{CLOCK}(?: on)? )?(?:(?:{WEEKDAY},? )?{MONTH} (?:\d{{1,2}}(?:st|nd|rd|th)?"
            rf"|{ORDINAL})(?:,? \d{{4}})?|{ORDINAL} {WEEKDAY} (?:of|in) {MONTH}|{MONTH},? \d{{4}}"
            rf"|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
            rf"|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {MONTH}(?: \d{{4}})?|(?:the )?{ORDINAL}(?: day)? of {MONTH}"
            rf"|(?:the )?(?:first|last) day of \w+"
            rf"|(?:the )?(?:end|close|beginning|start) of (?:{MONTH}|(?:the|that|its|their|each) (?:\w+ )?(?:shift"
            rf"|week|month|quarter|year|semester|term|session|fiscal year)|(?:fiscal year )?\d{{4}})|{CLOCK}|{WEEKDAY})"
        ),
        Kind.DATE,
        no_number,
    ),
    (
        (
            rf"at the (?:{DIGITS}|{SPELLED})[-\s](?:and (?:{DIGITS}|{SPELLED})[-\s])?(?:day|week|month|year"
            rf"|hour)(?: [\w-]+){{0,2}}? {REVIEW}\b"
        ),
        Kind.POINT,
        as_stated,
    ),
    (rf"(?:(?:during|in|for|over|throughout) )?(?:the )?(?:first|initial) (?!an?\s){DURATION}", Kind.BARE, as_stated),
    (rf"(?<!\w)(?:due )?in {DURATION}(?= (?:or less|or fewer|or sooner|of|from|after)\b)", Kind.BARE, as_stated),
    (rf"(?<=\bdue\x20)in {DURATION}", Kind.BARE, as_stated),
    (rf"in (?!an?\s){DURATION}(?=\s*(?:[.;,)]|$)| and\b)", Kind.SOON, as_stated),
    (
        rf"at (?:{DIGITS}|{SPELLED}){QUALIFIER.replace('{0,2}', '{0,1}')} {UNIT}(?! (?:of|old|per|a|each))",
        Kind.SOON,
        as_stated,
    ),
    (
        (
            rf"(?<=\bha[sd]\x20){DURATION}(?= (?:in which )?(?:to|from|after)\b)"
            rf"|(?<=\bhave\x20){DURATION}(?= (?:in which )?(?:to|from|after)\b)"
        ),
        Kind.BARE,
        as_stated,
    ),
    (
        (
            rf"{BY} (?:the )?{ORDINAL}(?: day)? of (?:the|a) (?P<unit>month)\b|{BY}[^.;:]{{1,40}}? of (?:each )?(?:odd"
            rf"|even)-numbered (?P<years>years?)"
        ),
        Kind.EVERY,
        of_calendar,
    ),
    (
        rf"{DURATION}{EXCEPT}(?= (?:before|after|prior to|following|in advance of|ahead of|preceding)\b)",
        Kind.BARE,
        as_stated,
    ),
    (rf"{DURATION}(?= from (?:the|its|their|receipt|receiving|being|that|when|any)\b)", Kind.BARE, as_stated),
    (rf"{DURATION} (?:ahead(?: of time)?(?! of)|in advance(?! of)|beforehand)", Kind.BARE, as_stated),
    (
        rf"(?:(?:with|on|upon|by) )?{DURATION}(?= (?:prior |advance |written |advance written |prior written )?notice\b)",
        Kind.BARE,
        as_stated,
    ),
    (r"the (?P<unit>day|week|month|night|year)(?= (?:before|after|prior to|preceding|following)\b)", Kind.BARE, one_unit),
    (
        rf"(?<=\bfor\x20)(?:{PERIOD_OF}|another ){DURATION}|(?<=\bby\x20)(?:another |an additional ){DURATION}",
        Kind.BARE,
        as_stated,
    ),
    (rf"{DURATION}(?= (?:time limit|deadline|limit|timeline|time frame|timeframe|window)\b)", Kind.BARE, as_stated),
    (
        (
            r"immediately|instantly|instantaneously|forthwith|(?:all )?at once|right away|straight away|straightaway"
            r"|without hesitation"
        ),
        Kind.AT_ONCE,
        at_once,
    ),
    (rf"immediate(?= (?:\w+ )?{MOVES}\b)", Kind.ADJECTIVE, at_once),
    (
        (
            r"promptly|without (?:(?:any |further )?(?:undue|unnecessary|unreasonable|needless|avoidable|further"
            r"|any) )?delay|expeditiously|speedily"
            rf"|as (?:quickly|soon|promptly|early|expeditiously|rapidly|speedily|fast) as (?:is |it is )?{PRACTICABLE}"
            r"|at (?:the|its|their) (?:first|earliest) (?:possible |practicable )?(?:opportunity|time|moment|date)"
            r"|with all (?:due |deliberate )?(?:speed|haste)"
        ),
        Kind.AT_ONCE,
        no_number,
    ),
    (rf"prompt(?= (?:\w+ )?{MOVES}\b)", Kind.ADJECTIVE, no_number),
    (r"as soon as(?![\w-])", Kind.EVENT, no_number),
    (
        (
            r"upon|on(?= (?:receipt|arrival|receiving|learning|notification|discovery|discovering|identification"
            r"|identifying|intake|admission|booking)\b)"
        ),
        Kind.EVENT,
        no_number,
    ),
    (r"(?:prior to|in advance of|ahead of|beforehand|before|in advance)(?![\w-])", Kind.EVENT, no_number),
)
PATTERNS = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})".replace(" ", r"\s+"), re.IGNORECASE), kind, read) for pattern, kind, read in RULES
)
AHEAD_WORDS = re.compile(
    r"\b(?:ahead|in\s+advance|beforehand|prior\s+to|before)\s*(?:of(?:\s+time)?)?$|^(?:prior\s+to|before|in\s+advance"
    r"|ahead)\b",
    re.IGNORECASE,
)
# "30 days and 90 days" are two limits, "two hours and thirty minutes" is one.
TWO_POINTS = re.compile(rf"(.*?\b({UNIT}))\s+and\s+({AMOUNT}\s+{QUALIFIER}(?:\2))", re.IGNORECASE)
# "at 30, 60 and 90 days": each number is a limit of its own.
SERIES = re.compile(
    rf"(?<![\w-])(?:at|after|within|every)\s+((?:(?:{DIGITS}|{SPELLED}),?\s+(?:and\s+"
    rf"|or\s+)?){{1,5}})(?:{DIGITS}|{SPELLED})\s+{QUALIFIER}({UNIT})",
    re.IGNORECASE,
)


# "at two weeks, six weeks and six months", "on day 30 and day 60": so is each of these.
POINT = re.compile(rf"(?:(?:at|within)\s+)?{AMOUNT}\s+{QUALIFIER}{UNIT}|(?:on\s+)?day\s+\d+", re.IGNORECASE)
POINTS = re.compile(
    rf"(?<![\w-])(?:at|within)\s+{AMOUNT}\s+{QUALIFIER}{UNIT}(?:,?\s+(?:and\s+|or\s+|at\s+)*{AMOUNT}\s+{QUALIFIER}{UNIT}){{1,4}}(?![\w-])"
    r"|(?<![\w-])on\s+day\s+\d+(?:,?\s+(?:and\s+|or\s+|on\s+)*day\s+\d+){1,4}(?![\w-])",
    re.IGNORECASE,
)


def hits(text: str) -> Iterator[Hit]:
    """Every hit of every rule, overlapping ones too."""
    for pattern, kind, read in PATTERNS:
        for found in pattern.finditer(text):
            words = found.group().strip(" ,\n")
            start = found.start() + found.group().index(words)
            before = kind not in {Kind.DATE, Kind.DAY} and bool(AHEAD_WORDS.search(words))
            twice = TWO_POINTS.fullmatch(words)
            if twice:
                yield Hit(start, start + twice.end(1), kind, iso(twice.group(1)), before=before)
                yield Hit(start + twice.start(3), start + len(words), kind, iso(twice.group(3)), before=before)
            else:
                yield Hit(start, start + len(words), kind, read(found), kind is Kind.EVERY, before)
    for found in SERIES.finditer(text):
        yield from _series(found)
    for found in POINTS.finditer(text):
        for point in POINT.finditer(found.group()):
            words = point.group()
            count = re.fullmatch(r"(?:on\s+)?day\s+(\d+)", words, re.IGNORECASE)
            duration = f"P{count.group(1)}D" if count else iso(words)
            yield Hit(found.start() + point.start(), found.start() + point.end(), Kind.FIRM, duration)


def _series(found: re.Match[str]) -> Iterator[Hit]:
    every = found.group().lower().startswith("every")
    numbers = list(re.finditer(rf"(?:{DIGITS}|{SPELLED})", found.group(), re.IGNORECASE))
    for index, told in enumerate(numbers):
        start = found.start() + (0 if index == 0 else told.start())
        end = found.end() if index == len(numbers) - 1 else found.start() + told.end()
        duration = iso(f"{told.group().rstrip(',')} {found.group(2)}")
        yield Hit(start, end, Kind.FIRM, duration, every)
