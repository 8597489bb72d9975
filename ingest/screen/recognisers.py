"""What tells that a sentence holds a private person or a case: numbers of persons and cases, ages, dates of birth, stories.

Each recogniser is a pattern that looks at each character a bounded number of times.
"""

from __future__ import annotations

import re

RECOGNISERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("SSN", re.compile(r"\b\d{3}-\d{2}-\d{4}\b|\b(?:SSN|social security number)\b[^.\n]{0,30}\d{4}\b", re.IGNORECASE)),
    ("DATE_OF_BIRTH", re.compile(r"\b(?:born (?:on|in)|date of birth|DOB|d\.o\.b\.)\b[^.\n]{0,20}\d", re.IGNORECASE)),
    (
        "CASE_NUMBER",
        re.compile(
            r"\b(?:case|file|petition|incident|parole|docket|report)\s+(?:no\.?|number|#)\s*:?\s*[A-Z]{0,4}-?\d[\w-]{3,}",
            re.IGNORECASE,
        ),
    ),
    ("PLATE", re.compile(r"\b(?:plate|licen[cs]e plate)\b[^.\n]{0,15}\b[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,4}\b")),
    (
        "AGE_OF_INDIVIDUAL",
        re.compile(
            r"\b(?:a|the|her|his)\s(?:\w+\s){0,2}(?:\d{1,2}|\w+teen|ten|eleven|twelve)[- ]years?[- ]old\b"
            r"|\b(?:she|he) (?:is|was|turned) (?:\d{1,2}|\w+teen)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ONLINE_HANDLE",
        re.compile(
            r"(?:^|\s)@[A-Za-z0-9_.]{3,}\b|\b(?:handle|username|screen name)\b\s(?:is\s)?\W?[a-z0-9_.]*[_.\d][a-z0-9_.]*",
            re.IGNORECASE,
        ),
    ),
    (
        "EMAIL_PRIVATE",
        re.compile(
            r"\b(?:her|his|their|victim's|survivor's|mother's|father's)\s(?:\w+\s)?e-?mail\b[^.\n]{0,20}@", re.IGNORECASE
        ),
    ),
    (
        "PHONE_PRIVATE",
        re.compile(
            r"\b(?:her|his|victim's|survivor's|mother's|father's)\s(?:\w+\s){0,2}(?:phone|number|cell)\b[^.\n]{0,20}\d{3}",
            re.IGNORECASE,
        ),
    ),
    (
        "NARRATIVE",
        re.compile(
            r"\b(?:she|he)\s(?:was|had been|said|told|ran|disclosed|went|met|returned|reported|lived|stayed)\b", re.IGNORECASE
        ),
    ),
)


def recognise(text: str) -> str | None:
    """The kind of the first thing in `text` that must not be stored, or None."""
    return next((kind for kind, pattern in RECOGNISERS if pattern.search(text)), None)
