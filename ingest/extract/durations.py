"""Numbers and units of time as documents write them, and the ISO 8601 duration that they make.

Which words are a time limit is decided in deadlines.py.
"""

from __future__ import annotations

import re
from fractions import Fraction

ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: n for n, word in enumerate(ONES.split(), 1)} | {word: 10 * n for n, word in enumerate(TENS.split(), 2)}
NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: n for n, word in enumerate(NTH.split(), 1)} | {
    "twenty-first": 21,
    "thirtieth": 30,
    "forty-fifth": 45,
    "sixtieth": 60,
    "ninetieth": 90,
}
FRACTIONS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3), "quarters": Fraction(1, 4)}

UNIT = (
    r"(?:(?:seconds?|minutes?|hours?|days?|weekdays?|nights?|mornings?|evenings?|weeks?|fortnights?|months?"
    r"|quarters?|years?)(?![\w-])"
    r"(?:['’](?!\w)s?)?|(?:secs?|mins?|hrs?|wks?|mos|yrs?)(?![\w-])\.?)"
)
BUSINESS = r"(?:(?:regular|normal|full)\s+)?(?:business|bus\.?|working|work|court|judicial|school)"
PLAIN = (
    r"(?:calendar|cal\.|consecutive|full|additional|more|further|clear|continuous|regular|whole|school|fiscal"
    r"|straight|chronological)"
)
QUALIFIER = rf"(?:(?:{BUSINESS}|{PLAIN})\s+){{0,2}}"
_SMALL = "|".join(sorted(WORDS, key=len, reverse=True))
SPELLED = rf"(?:{_SMALL}|hundred)(?:(?:[-\s]|\s+and\s+)(?:{_SMALL}|hundred)){{0,5}}"
DIGITS = r"\d{1,4}(?:,\d{3})?(?:\.\d{1,2})?"
BRACKET = rf"(?:\s*\(\s*(?:{DIGITS}|{SPELLED})\s*\))?"
PART = (
    r"(?:one[-\s]half|a\s+half|half|1/2|½|(?:three|3)[-\s/]+(?:quarters|4)|¾|(?:one|a)[-\s]quarter|¼|(?:one|two)[-\s]thirds?)"
)
AMOUNT = (
    rf"(?:(?:{DIGITS}|{SPELLED}|an?){BRACKET}\s+and\s+{PART}|(?:{DIGITS})?\s*[½¼¾]|{PART}(?:\s+(?:of\s+)?(?:an?|one))?"
    rf"|(?:{DIGITS}|{SPELLED}){BRACKET}|an?|a\s+single|a\s+couple\s+of|a\s+few|several)"
)
SIMPLE = rf"{AMOUNT}(?:\s+|-)(?:(?:or\s+(?:more|fewer|less)\s+)?){QUALIFIER}{UNIT}"
RANGE = rf"(?:{DIGITS}|{SPELLED}){BRACKET}\s*(?:-|–|to|or)\s*"
TRAIL = rf"(?:(?:,?\s+and\s+|\s+){AMOUNT}\s+{UNIT}|\s+and\s+(?:a|one)[-\s](?:half|quarter))?"
DURATION = rf"(?:{RANGE})?{SIMPLE}{TRAIL}"

_PIECE = re.compile(rf"(?P<amount>{AMOUNT})(?:\s+|-){QUALIFIER}(?P<unit>{UNIT})", re.IGNORECASE)
_TAIL = re.compile(r"\band\s+(?:a|one)[-\s](half|quarter)\s*$", re.IGNORECASE)
_BARE_UNIT = re.compile(UNIT, re.IGNORECASE)
_IS_BUSINESS = re.compile(rf"\b{BUSINESS}\s+(?:days?|hours?|hrs?|weekdays?)|\bweekdays?\b|\bweekends?\b", re.IGNORECASE)
_SPELLED = re.compile(rf"\b{SPELLED}\b", re.IGNORECASE)
_DIGITS = re.compile(DIGITS)
_PART = re.compile(rf"{PART}(?![\w])", re.IGNORECASE)
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "1/2": Fraction(1, 2), "3/4": Fraction(3, 4)}

# Months and seconds a unit is made of; days stand apart, since a day is not 24 hours of a clock.
_UNITS = {
    "sec": ("S", 1),
    "min": ("TM", 1),
    "hou": ("H", 1),
    "hr": ("H", 1),
    "day": ("D", 1),
    "wee": ("W", 1),
    "wk": ("W", 1),
    "nig": ("D", 1),
    "mor": ("D", 1),
    "eve": ("D", 1),
    "for": ("W", 2),
    "mon": ("M", 1),
    "mo": ("M", 1),
    "qua": ("M", 3),
    "yea": ("Y", 1),
    "yr": ("Y", 1),
}
# The next smaller unit and how many of it, for fractions.
_SMALLER = {"H": ("TM", 60), "TM": ("S", 60), "D": ("H", 24), "W": ("D", 7), "Y": ("M", 12)}


def is_business(words: str) -> bool:
    """Whether the words of a limit leave out weekends."""
    return bool(_IS_BUSINESS.search(words))


def number(words: str) -> Fraction | None:
    """The number that these words state: figures in brackets first, then figures, then words, with a fraction."""
    lowered = words.lower().strip()
    bracket = re.search(rf"\(\s*({DIGITS})\s*\)", lowered)
    part = _part(lowered)
    rest = _PART.sub(" ", lowered)
    if bracket:
        return Fraction(bracket.group(1).replace(",", "")) + (part or 0)
    digits = _DIGITS.search(rest)
    if digits:
        return Fraction(digits.group().replace(",", "")) + (part or 0)
    spelled = _SPELLED.search(rest)
    if spelled:
        return _value(spelled.group()) + (part or 0)
    if part is not None:
        # "an hour and a half" is read in `iso`; here "half an", "a half", "a … and a half"
        return part + (1 if re.match(r"an?\s+and\b", lowered) else 0)
    return Fraction(1) if re.match(r"(?:an?|a\s+single)$", lowered) else None


def _part(words: str) -> Fraction | None:
    found = _PART.search(words)
    if not found:
        return None
    token = found.group()
    if token in _SIGNS:
        return _SIGNS[token]
    name = re.findall(r"half|quarters?|thirds?|4", token)[-1].rstrip("s")
    times = 3 if token.startswith(("three", "3")) else 2 if token.startswith("two") else 1
    return times * FRACTIONS.get(name, Fraction(1, 4))


def _value(spelled: str) -> Fraction:
    total = 0
    for word in re.split(r"[-\s]+", spelled.lower()):
        total = max(total, 1) * 100 if word == "hundred" else total + WORDS.get(word, 0)
    return Fraction(total)


def iso(words: str) -> str | None:
    """The ISO 8601 duration that `words` state ("ninety (90) minutes" → PT90M), None where no number can be read.

    Of a range ("24 to 72 hours") the longer; a fraction is told in the next smaller unit.
    """
    pieces: dict[str, Fraction] = {}
    for found in _PIECE.finditer(words):
        amount = number(found.group("amount"))
        if amount is None:
            return None
        tail = _TAIL.search(words)
        if tail and not pieces:
            amount += FRACTIONS[tail.group(1).lower()]
        unit, times = unit_of(found.group("unit"))
        pieces[unit] = pieces.get(unit, Fraction(0)) + amount * times
    return _written(pieces) if pieces else None


def unit_of(word: str) -> tuple[str, int]:
    """The ISO letter of a unit (TM for minutes) and how many of it the word stands for."""
    lowered = word.lower()
    if lowered.startswith(("mos", "mo.")) or lowered == "mo":
        return "M", 1
    if lowered.startswith("weekday"):
        return "D", 1
    return next(value for key, value in _UNITS.items() if lowered.startswith(key))


def period(word: str, times: int = 1, parts: int = 1) -> str | None:
    """The duration of `times` units over `parts`: ("month", 2) → P2M; ("year", 1, 2), twice a year, → P6M."""
    found = _BARE_UNIT.search(word)
    if not found:
        return None
    unit, scale = unit_of(found.group())
    return _written({unit: Fraction(times * scale, parts)})


def _written(pieces: dict[str, Fraction]) -> str | None:
    whole = dict(pieces)
    for unit in ("Y", "W", "D", "H", "TM"):
        amount = whole.get(unit)
        if amount is not None and amount.denominator != 1:
            smaller, scale = _SMALLER[unit]
            whole[smaller] = whole.get(smaller, Fraction(0)) + amount * scale
            del whole[unit]
    if any(amount.denominator != 1 for amount in whole.values()):
        return None
    date = "".join(f"{int(whole[u])}{u}" for u in ("Y", "M", "W", "D") if u in whole)
    time = "".join(f"{int(whole[u])}{u[-1]}" for u in ("H", "TM", "S") if u in whole)
    return f"P{date}" + (f"T{time}" if time else "")
