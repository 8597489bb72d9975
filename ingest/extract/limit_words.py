"""The words that state a time limit, as a table of patterns with how each is read. No parse is needed here.

Which of the hits are limits, and what their clock starts at, is decided in deadlines.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.extract.durations import DIGITS, DURATION, ORDINALS, QUALIFIER, SPELLED, UNIT, WORDS, iso, number, period, unit_of


class Kind(StrEnum):
    """How a hit behaves: what may follow it as its anchor, and which checks it must pass."""

    FIRM = "FIRM"  # within, no later than
    LOOSE = "LOOSE"  # at least, up to: a limit only in some sentences
    AT_ONCE = "AT_ONCE"  # immediately, promptly, without delay
    EVENT = "EVENT"  # upon, as soon as, before: the anchor follows at once
    DAY = "DAY"  # the next day, the same day, the fifth day
    DATE = "DATE"
    EVERY = "EVERY"
    POINT = "POINT"  # at the 30-day review
    BARE = "BARE"  # thirty days before …
    ADJECTIVE = "ADJECTIVE"  # an immediate report, quarterly meetings


@dataclass(frozen=True, slots=True)
class Hit:
    """Words at text[start:end] that may be a limit."""

    start: int
    end: int
    kind: Kind
    duration: str | None
    every: bool = False
    before: bool = False


MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
CLOCK = r"(?:\d{1,2}(?::\d{2})?\s*(?:[ap]\.?\s?m\b\.?|o['’]clock)|\d{1,2}:\d{2}(?:\s*hours)?|noon|midnight|(?:the\s+)?(?:close|end)\s+of\s+business|COB\b)"
FIRM = (
    r"(?:within(?:\s+(?:no\s+more\s+than|not\s+more\s+than|a\s+(?:maximum|period|space|window)\s+of|a\s+maximum\s+period\s+of"
    r"|(?:the\s+)?(?:first|next|following|initial|ensuing|subsequent)|at\s+most|the\s+space\s+of|approximately|about))?"
    r"|in\s+no\s+(?:case|event)\s+(?:later|more|longer)\s+than"
    r"|(?:in\s+)?(?:by\s+)?(?:no|not)\s+later\s+than|inside\s+of|in\s+(?:under|less\s+than|fewer\s+than|no\s+more\s+than|not\s+more\s+than)"
    r"|not\s+(?:to\s+be\s+)?longer\s+than|no\s+longer\s+than)"
)
LOOSE = (
    r"(?:(?:for\s+)?(?:a\s+(?:maximum\s+|total\s+)?period\s+)?(?:of\s+)?not\s+(?:to\s+exceed|exceeding)"
    r"|(?:a\s+period\s+(?:of\s+)?)?(?:(?:no|not)\s+(?:more|less|fewer|sooner|earlier)\s+than)"
    r"|a\s+period\s+(?:of\s+)?(?:no|not)\s+longer\s+than"
    r"|(?:a\s+)?(?:maximum|minimum)\s+of|at\s+(?:least|most|a\s+minimum)|up\s+to)"
)
PERIOD_OF = r"(?:(?:one|an|a\s+single)\s+additional\s+period\s+of\s+|a\s+period\s+of\s+|a\s+total\s+of\s+)?"
EXCEPT = (
    r"(?:,?\s*\(?(?:excluding|exclusive\s+of|not\s+including|not\s+counting|except|exclud\w+)\s+"
    r"(?:(?:Saturdays?|Sundays?|weekends?|(?:legal\s+|state\s+|federal\s+|court\s+|public\s+|judicial\s+)*holidays?|nonjudicial\s+days|non-\w+\s+days)(?:,\s*(?:and\s+)?|\s+and\s+|\s+or\s+)?){1,4}\)?)?"
)
AHEAD = r"(?:\s+(?:ahead(?:\s+of\s+time)?(?!\s+of)|in\s+advance(?!\s+of)|beforehand))?"
TAIL = rf"{EXCEPT}{AHEAD}"
ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d{{1,3}}(?:st|nd|rd|th))"
BY = r"(?:by|before|on|at|until|on\s+or\s+before|(?:by\s+)?(?:no|not)\s+later\s+than|in\s+no\s+(?:case|event)\s+later\s+than|within)"
PART_OF_DAY = rf"(?:{CLOCK}\s+(?:on\s+|of\s+)?|(?:the\s+)?(?:end|close|start|beginning|opening)\s+of\s+(?:business\s+(?:on\s+|of\s+)?)?)?"
EACH = r"(?:each|every)"
PERIOD_UNIT = r"(?:calendar\s+|fiscal\s+|school\s+|business\s+|working\s+|court\s+)?(?:hour|day|weekday|night|morning|week|month|quarter|year)(?![\w-])"
ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "bi-weekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "bi-monthly": "P2M",
    "quarterly": "P3M",
    "semiannually": "P6M",
    "semi-annually": "P6M",
    "semiannual": "P6M",
    "semi-annual": "P6M",
    "biannually": "P6M",
    "biannual": "P6M",
    "half-yearly": "P6M",
    "annually": "P1Y",
    "annual": "P1Y",
    "yearly": "P1Y",
    "biennially": "P2Y",
    "biennial": "P2Y",
}
ADVERB = "|".join(sorted(ADVERBS, key=len, reverse=True))
OFTEN = rf"(?:once|twice|(?:{DIGITS}|{SPELLED})\s+times)"
PRACTICABLE = r"(?:reasonably\s+|practically\s+|safely\s+)?(?:practicable|practical|possible|feasible|able|available)"
MOVES = (
    r"(?:report|notification|notice|referral|response|call|telephone|phone|contact|transfer|release|removal|assessment|action|transport|alert"
    r"|disclosure|communication|consultation|hearing|return|placement|screening|delivery|reply|written|oral|verbal|in-person)s?"
)
REVIEW = r"(?:review|hearing|follow-up|check|check-in|conference|assessment|visit|meeting|mark|point|milestone|reassessment|evaluation)s?"
HELD = r"(?:held|hold|holds|detain|detained|extend|extended|extends|postpone|postponed|delay|delayed|continue|continued|kept|keep|keeps|retain|retained|custody|hold\s+over)"


def _iso(found: re.Match[str]) -> str | None:
    return iso(found.group())


def _zero(_: re.Match[str]) -> str | None:
    return "PT0S"


def _same(_: re.Match[str]) -> str | None:
    return "P0D"


def _none(_: re.Match[str]) -> str | None:
    return None


def _next(found: re.Match[str]) -> str | None:
    return period(found.group("unit"))


def _ordinal(found: re.Match[str]) -> str | None:
    word = found.group("nth").lower()
    count = ORDINALS.get(word) or int(re.sub(r"\D", "", word) or WORDS.get(word, 0))
    return period(found.group("unit"), count)


def _every(found: re.Match[str]) -> str | None:
    """The period of "every …": of named months or weekdays, of "every other", of a number, of a unit."""
    words = found.group()
    if re.search(MONTH, words):
        count = len(re.findall(MONTH, words))
        return "P1Y" if count == 1 else f"P{12 // count}M"
    nth = re.search(rf"\b{EACH}\s+(other|{ORDINAL})\s+{QUALIFIER}({UNIT})", words, re.IGNORECASE)
    if nth:
        word = nth.group(1).lower()
        return period(nth.group(2), 2 if word == "other" else ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 1))
    after = re.split(rf"\b{EACH}\b", words, flags=re.IGNORECASE)[-1]
    if re.search(WEEKDAY, after):
        return "P1W"
    return iso(after) if re.search(rf"\d|\b(?:{SPELLED}|half|few)\b", after, re.IGNORECASE) else period(after)


def _often(found: re.Match[str]) -> str | None:
    """ "twice a year" is every six months; what gives no whole unit has no duration."""
    words = found.group("often").lower()
    count = 1 if words.startswith("once") else 2 if words.startswith("twice") else int(number(words) or 1)
    told = found.group("unit")
    unit = ADVERBS.get(told.lower())
    if unit:
        return unit if count == 1 else period({"D": "day", "W": "week", "M": "month", "Y": "year"}[unit[-1]], 1, count)
    letter, times = unit_of(re.sub(r"^(?:calendar|fiscal|school|business|working|court)\s+", "", told.lower()))
    whole = {"Y": 12, "M": 3, "W": 7, "D": 24}.get(letter, 60) * times % count == 0
    return period(told, 1, count) if whole or count == 1 else None


def _adverb(found: re.Match[str]) -> str | None:
    return ADVERBS[found.group("adverb").lower()]


Reader = Callable[[re.Match[str]], str | None]
# In order of rank: where two hits overlap and none is longer, the earlier rule stands.
RULES: tuple[tuple[str, Kind, Reader], ...] = (
    (rf"(?:{FIRM})\s+{PERIOD_OF}{DURATION}{TAIL}", Kind.FIRM, _iso),
    (r"within\s+the\s+(?P<unit>hour|day|week|month|year)(?!\s+of\s+the)", Kind.FIRM, _next),
    (rf"(?:{LOOSE})\s+{PERIOD_OF}{DURATION}{TAIL}", Kind.LOOSE, _iso),
    (
        rf"(?:{BY}\s+)?{PART_OF_DAY}(?:the\s+)?(?:very\s+)?(?:next|following)\s+{QUALIFIER}(?P<unit>day|weekday|morning|night|week|month)(?![\w-]){EXCEPT}",
        Kind.DAY,
        _next,
    ),
    (rf"(?:{BY}\s+)?{PART_OF_DAY}the\s+(?P<nth>{ORDINAL})\s+{QUALIFIER}(?P<unit>day|hour|week|month)(?![\w-])", Kind.DAY, _ordinal),
    (rf"(?:{BY}|after)\s+(?P<unit>day|hour|week|month)\s+(?P<nth>\d{{1,3}}|{SPELLED})(?![\w-])", Kind.DAY, _ordinal),
    (
        rf"(?:{BY}\s+)?{PART_OF_DAY}(?:the|that)\s+(?:very\s+)?same\s+{QUALIFIER}(?:day|morning|night|shift)(?![\w-])"
        rf"|{BY}\s+{PART_OF_DAY}that\s+{QUALIFIER}day|on\s+the\s+(?:very\s+)?day(?=\s+(?:of|that|on\s+which|when|a|the|an|it|they|he|she)\b)"
        rf"|{BY}\s+(?:the\s+)?(?:end|close)\s+of\s+(?:the\s+|that\s+)?{QUALIFIER}day|same[-\s](?:business[-\s])?day(?=\s+{MOVES})",
        Kind.DAY,
        _same,
    ),
    (
        rf"(?:at\s+least\s+|no\s+less\s+than\s+|not\s+less\s+than\s+)?(?:once\s+|twice\s+)?\b{EACH}\s+(?:other\s+|{ORDINAL}\s+)?"
        rf"(?:{DURATION}|(?:{DIGITS}|{SPELLED})\s+to\s+{DURATION}|{PERIOD_UNIT}|{UNIT}|{WEEKDAY}(?:\s+and\s+{WEEKDAY})*|{MONTH}(?:(?:,\s*|\s+|,?\s+and\s+){MONTH}){{0,11}}"
        rf"(?:\s+\d{{1,2}}(?!\d))?)",
        Kind.EVERY,
        _every,
    ),
    (
        rf"(?:{BY}|during|in|at|between)\s+(?:[\w.:'’]+[ ,]+){{0,8}}?(?:of\s+|in\s+|during\s+)?{EACH}\s+(?:{PERIOD_UNIT}|{WEEKDAY}|{MONTH}(?:\s+and\s+{MONTH})*)",
        Kind.EVERY,
        _every,
    ),
    (
        rf"(?:at\s+least\s+|no\s+fewer\s+than\s+|no\s+less\s+than\s+|not\s+less\s+than\s+|not\s+fewer\s+than\s+|a\s+minimum\s+of\s+)?(?P<often>{OFTEN})[\s-]+"
        rf"(?:(?:a|an|per|{EACH}|in\s+{EACH}|during\s+{EACH}|in\s+a|within\s+{EACH}|within\s+a)\s+(?P<unit>{PERIOD_UNIT}))",
        Kind.EVERY,
        _often,
    ),
    (rf"(?:at\s+least\s+)?(?P<often>once|twice)[\s-]+(?P<unit>daily|weekly|monthly|yearly|annually)", Kind.EVERY, _often),
    (
        rf"(?:at\s+least\s+|no\s+less\s+than\s+|not\s+less\s+than\s+|no\s+less\s+often\s+than\s+|on\s+an?\s+(?:at\s+least\s+)?)?\b(?P<adverb>{ADVERB})(?:\s+basis)?(?![\w-])",
        Kind.EVERY,
        _adverb,
    ),
    (
        rf"{BY}\s+(?:the\s+)?(?:{CLOCK}(?:\s+on)?\s+)?(?:(?:{WEEKDAY},?\s+)?{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|{MONTH},?\s+\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
        rf"|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\s+{MONTH}(?:\s+\d{{4}})?|(?:the\s+)?{ORDINAL}(?:\s+day)?\s+of\s+(?:{MONTH}|the\s+month)|(?:the\s+)?(?:first|last)\s+day\s+of\s+\w+"
        rf"|(?:the\s+)?(?:end|close|beginning|start)\s+of\s+(?:{MONTH}|(?:the|that|its|their|each)\s+(?:\w+\s+)?(?:shift|week|month|quarter|year|semester|term|session|fiscal\s+year)|(?:fiscal\s+year\s+)?\d{{4}})|{CLOCK}|{WEEKDAY})",
        Kind.DATE,
        _none,
    ),
    (
        rf"at\s+the\s+(?:{DIGITS}|{SPELLED})[-\s](?:and\s+(?:{DIGITS}|{SPELLED})[-\s])?(?:day|week|month|year|hour)(?:\s+[\w-]+){{0,2}}?\s+{REVIEW}\b",
        Kind.POINT,
        _iso,
    ),
    (rf"(?:(?:during|in|for|over|throughout)\s+)?(?:the\s+)?(?:first|initial)\s+(?!an?\s){DURATION}", Kind.BARE, _iso),
    (rf"(?<!\w)(?:due\s+)?in\s+{DURATION}(?=\s+(?:or\s+less|or\s+fewer|or\s+sooner|of|from|after)\b)", Kind.BARE, _iso),
    (rf"(?<=due )in\s+{DURATION}", Kind.BARE, _iso),
    (rf"{DURATION}{EXCEPT}(?=\s+(?:before|after|prior\s+to|following|in\s+advance\s+of|ahead\s+of|preceding)\b)", Kind.BARE, _iso),
    (rf"{DURATION}(?=\s+from\s+(?:the|its|their|receipt|receiving|being|that|when|any)\b)", Kind.BARE, _iso),
    (rf"{DURATION}\s+(?:ahead(?:\s+of\s+time)?(?!\s+of)|in\s+advance(?!\s+of)|beforehand)", Kind.BARE, _iso),
    (rf"(?:with|on|upon|by|giv\w+)?\s*{DURATION}(?=\s+(?:prior\s+|advance\s+|written\s+|advance\s+written\s+|prior\s+written\s+)?notice\b)", Kind.BARE, _iso),
    (r"the\s+(?P<unit>day|week|month|night|year)(?=\s+(?:before|after|prior\s+to|preceding|following)\b)", Kind.BARE, _next),
    (rf"(?<=\bfor )(?:{PERIOD_OF}|another\s+){DURATION}|(?<=\bby )(?:another\s+|an\s+additional\s+){DURATION}", Kind.BARE, _iso),
    (rf"{DURATION}(?=\s+(?:time\s+limit|deadline|limit|timeline|time\s+frame|timeframe|window)\b)", Kind.BARE, _iso),
    (r"immediately|instantly|instantaneously|forthwith|(?:all\s+)?at\s+once|right\s+away|straight\s+away|straightaway|without\s+hesitation", Kind.AT_ONCE, _zero),
    (rf"immediate(?=\s+(?:\w+\s+)?{MOVES}\b)", Kind.ADJECTIVE, _zero),
    (
        r"promptly|without\s+(?:(?:any\s+|further\s+)?(?:undue|unnecessary|unreasonable|needless|avoidable|further|any)\s+)?delay|expeditiously|speedily"
        rf"|as\s+(?:quickly|soon|promptly|early|expeditiously|rapidly|speedily|fast)\s+as\s+(?:is\s+|it\s+is\s+)?{PRACTICABLE}"
        r"|at\s+(?:the|its|their)\s+(?:first|earliest)\s+(?:possible\s+|practicable\s+)?(?:opportunity|time|moment|date)|with\s+all\s+(?:due\s+|deliberate\s+)?(?:speed|haste)",
        Kind.AT_ONCE,
        _none,
    ),
    (rf"prompt(?=\s+(?:\w+\s+)?{MOVES}\b)", Kind.ADJECTIVE, _none),
    (r"as\s+soon\s+as", Kind.EVENT, _none),
    (r"upon|on(?=\s+(?:receipt|arrival|receiving|learning|notification|discovery|discovering|identification|identifying|intake|admission|booking)\b)", Kind.EVENT, _none),
    (r"prior\s+to|in\s+advance\s+of|ahead\s+of|before|beforehand|in\s+advance(?!\s+of)", Kind.EVENT, _none),
)
PATTERNS = tuple((re.compile(rf"(?<![\w-])(?:{pattern})", re.IGNORECASE), kind, read) for pattern, kind, read in RULES)
AHEAD_WORDS = re.compile(r"\b(?:ahead|in\s+advance|beforehand|prior\s+to|before)\s*(?:of(?:\s+time)?)?$|^(?:prior\s+to|before|in\s+advance|ahead)\b", re.IGNORECASE)
# "at 30, 60 and 90 days": each number is a limit of its own.
SERIES = re.compile(rf"(?<![\w-])(?:at|after|within|every)\s+((?:(?:{DIGITS}|{SPELLED}),?\s+(?:and\s+|or\s+)?){{1,5}})(?:{DIGITS}|{SPELLED})\s+{QUALIFIER}({UNIT})", re.IGNORECASE)


def hits(text: str) -> Iterator[Hit]:
    """Every hit of every rule, overlapping ones too."""
    for pattern, kind, read in PATTERNS:
        for found in pattern.finditer(text):
            lead = len(found.group()) - len(found.group().lstrip())
            before = bool(AHEAD_WORDS.search(found.group().strip()))
            yield Hit(found.start() + lead, found.end(), kind, read(found), kind is Kind.EVERY, before and kind is not Kind.DATE)
    for found in SERIES.finditer(text):
        yield from _series(found)


def _series(found: re.Match[str]) -> Iterator[Hit]:
    every = found.group().lower().startswith("every")
    numbers = list(re.finditer(rf"(?:{DIGITS}|{SPELLED})", found.group(), re.IGNORECASE))
    for index, told in enumerate(numbers):
        start = found.start() + (0 if index == 0 else told.start())
        end = found.end() if index == len(numbers) - 1 else found.start() + told.end()
        duration = iso(f"{told.group().rstrip(',')} {found.group(2)}")
        yield Hit(start, end, Kind.FIRM, duration, every)
