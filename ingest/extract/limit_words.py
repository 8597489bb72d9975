"""The words that time limits are made of: limiters, days, dates, recurrences. A space stands for any white space.

How they make up a limit is in limit_hits.py; numbers and units are in durations.py.
"""

from __future__ import annotations

from enum import StrEnum

from ingest.extract.durations import DIGITS, ORDINALS, SPELLED


class Kind(StrEnum):
    """How a hit behaves: what may follow it as its anchor, and which checks it must pass."""

    FIRM = "FIRM"  # within, no later than
    LOOSE = "LOOSE"  # at least, up to: a limit only in some sentences
    AT_ONCE = "AT_ONCE"  # immediately, promptly, without delay
    EVENT = "EVENT"  # upon, as soon as, before: the anchor follows at once
    DAY = "DAY"  # the next day, the same day, the fifth day
    DATE = "DATE"
    EVERY = "EVERY"
    SOON = "SOON"  # in three days, at six months
    POINT = "POINT"  # at the 30-day review
    BARE = "BARE"  # thirty days before …
    ADJECTIVE = "ADJECTIVE"  # an immediate report, quarterly meetings


MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
CLOCK = (
    r"(?:\d{1,2}(?::\d{2})?\s*(?:[ap]\.?\s?m\b\.?|o['’]clock)|\d{1,2}:\d{2}(?:\s*hours)?|noon|midnight"
    r"|(?:the )?(?:close|end) of business|COB\b)"
)
FIRM = (
    r"(?:within(?: (?:no more than|not more than|a (?:maximum|period|space|window) of|a maximum period of"
    r"|(?:the )?(?:first|next|following|initial|ensuing|subsequent)|at most|the space of|approximately|about))?"
    r"|in no (?:case|event) (?:later|more|longer) than"
    r"|(?:in )?(?:by )?(?:no|not) later than|inside(?: of)?|in (?:under|less than|fewer than|no more than|not more than)"
    r"|not (?:to be )?longer than|no longer than)"
)
LOOSE = (
    r"(?:(?:for )?(?:a (?:maximum |total )?period )?(?:of )?not (?:to exceed|exceeding)"
    r"|(?:(?:may|must|shall|will|can) )?(?:not|never|in no (?:case|event)) exceed"
    r"|(?:a period (?:of )?)?(?:(?:no|not) (?:more|less|fewer|sooner|earlier) than)"
    r"|a period (?:of )?(?:no|not) longer than"
    r"|(?:a )?(?:maximum|minimum) of|(?:for )?as long as|at (?:least|most|a minimum)|up to)"
)
PERIOD_OF = r"(?:(?:one|an|a single) additional period of |a period of |a total of )?"
EXCEPT = (
    r"(?:,?\s*\(?(?:excluding|exclusive of|not including|not counting|except|exclud\w+) "
    r"(?:(?:Saturdays?|Sundays?|weekends?|(?:legal |state |federal |court |public |judicial )*holidays?"
    r"|nonjudicial days|non-\w+ days)(?:,\s*(?:and )?| and | or )?){1,4}\)?)?"
)
AHEAD = r"(?: (?:ahead(?: of time)?(?! of)|in advance(?! of)|beforehand))?"
TAIL = rf"{EXCEPT}{AHEAD}"
ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d{{1,3}}(?:st|nd|rd|th))"
BY = r"(?:by|before|on|at|until|on or before|(?:by )?(?:no|not) later than|in no (?:case|event) later than|within)"
PART_OF_DAY = rf"(?:{CLOCK} (?:on |of )?|(?:the )?(?:end|close|start|beginning|opening) of (?:business (?:on |of )?)?)?"
EACH = r"(?:each|every)"
PERIOD_UNIT = (
    r"(?:calendar |fiscal |school |business |working |court )?(?:hour|day|weekday|night|morning|week|month"
    r"|quarter|year)(?![\w-])"
)
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
OFTEN = rf"(?:once|twice|(?:{DIGITS}|{SPELLED}) times)"
PRACTICABLE = r"(?:reasonably |practically |safely )?(?:practicable|practical|possible|feasible|able|available)"
MOVES = (
    r"(?:report|notification|notice|referral|response|call|telephone|phone|contact|transfer|release|removal"
    r"|assessment|action|transport|alert"
    r"|disclosure|communication|consultation|hearing|return|placement|screening|delivery|reply|written|oral|verbal"
    r"|in-person)s?"
)
REVIEW = (
    r"(?:review|hearing|follow-up|check|check-in|conference|assessment|visit|meeting|mark|point|milestone"
    r"|reassessment|evaluation)s?"
)
