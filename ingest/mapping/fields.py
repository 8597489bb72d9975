"""What a column can hold, how its heading is recognised, and what its cells look like. No table is read here."""

from __future__ import annotations

import re
from enum import StrEnum


class Field(StrEnum):
    """What the cells of a column say."""

    AGENCY = "agency"
    SECTOR = "sector"
    PLACE = "place"
    SERVICE = "service"
    ELIGIBILITY = "eligibility"
    MINIMUM_AGE = "minimum_age"
    MAXIMUM_AGE = "maximum_age"
    LABEL = "label"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    HOURS = "hours"
    AGREEMENT = "agreement"
    PARTIES = "parties"
    STARTS = "starts"
    EXPIRES = "expires"
    REVIEW = "review"
    DUTY = "duty"
    MODALITY = "modality"
    FUNCTION = "function"
    DEADLINE = "deadline"
    CONDITION = "condition"
    WITH = "with"
    UNDER = "under"
    IGNORE = "ignore"


MEANINGS: dict[Field, str] = {
    Field.AGENCY: "the agency that the row speaks of",
    Field.SECTOR: "its sector, as CHILD_WELFARE or child welfare",
    Field.PLACE: "the county, state or city in which it works",
    Field.SERVICE: "a service, programme or shelter that it provides",
    Field.ELIGIBILITY: "whom the service is for",
    Field.MINIMUM_AGE: "the youngest that it takes, in years",
    Field.MAXIMUM_AGE: "the oldest that it takes, in years",
    Field.LABEL: "the desk or role that is reached, never a person",
    Field.PHONE: "a telephone number",
    Field.EMAIL: "a mailbox",
    Field.URL: "a web address",
    Field.HOURS: "when it is open",
    Field.AGREEMENT: "the title of an agreement",
    Field.PARTIES: "the agencies that signed it, parted by semicolons or line breaks",
    Field.STARTS: "the day from which it holds",
    Field.EXPIRES: "the day on which it ends",
    Field.REVIEW: "the day by which it is to be looked at again",
    Field.DUTY: "what the agency does or is to do",
    Field.MODALITY: "how binding the duty is: must, should, may or does",
    Field.FUNCTION: "what the duty serves, as REFERRAL",
    Field.DEADLINE: "by when it is done",
    Field.CONDITION: "when the duty arises",
    Field.WITH: "agencies with or for which it is done, parted by semicolons or line breaks",
    Field.UNDER: "the rule that the duty stands in",
    Field.IGNORE: "left out: nothing of the column is kept",
}

# The first that fits a heading decides. Columns of persons come first: they are left out, whatever else the heading says.
_HEADINGS = (
    (
        Field.IGNORE,
        r"\b(first|last|full|given|family|staff|client|victim|survivor|contact|person'?s?) ?names?\b|\bpersons?\b",
    ),
    (Field.EMAIL, r"e-?mail|mailbox"),
    (Field.URL, r"\b(web ?sites?|web|url|link|online)\b"),
    (Field.MINIMUM_AGE, r"\b(min(imum)?|youngest|lowest) age|\bage (from|min)|\bfrom age"),
    (Field.MAXIMUM_AGE, r"\b(max(imum)?|oldest|highest) age|\bage (to|max)|\bto age"),
    (Field.PHONE, r"\b(phone|tele?phone|tel|hotline|fax|mobile|line|call)s?\b"),
    (Field.EXPIRES, r"\b(expir\w*|ends?|end date|until|valid (to|until)|terminat\w*)\b"),
    (Field.REVIEW, r"\b(review\w*|renew\w*)\b"),
    (Field.STARTS, r"\b(starts?|start date|effective\w*|signed( on)?|begins?|since|valid from|from)\b"),
    (Field.PARTIES, r"\b(part(y|ies)|signator(y|ies)|signed by|between)\b"),
    (Field.DEADLINE, r"\b(deadline|by when|time ?frame|time limit|within|how soon|response time|due)\b"),
    (Field.MODALITY, r"\b(modality|how binding|binding|obligation level|must/should|required\??|mandatory\??)\b"),
    (Field.CONDITION, r"\b(condition|trigger|when it applies|in case of|applies (when|if)|if)\b"),
    (Field.ELIGIBILITY, r"\b(eligib\w*|for whom|who it serves|population|serves|ages?)\b"),
    (Field.HOURS, r"\b(hours|when|open|availab\w*|times?)\b"),
    (Field.UNDER, r"\b(under|authority|legal basis|source|statute|policy|protocol|section|citation)\b"),
    (Field.AGREEMENT, r"\b(agreements?|mou|moa|memorand\w+|contract|compact)\b"),
    (Field.WITH, r"\b(with|partners?|counterparts?|together with|jointly)\b"),
    (Field.DUTY, r"\b(dut(y|ies)|responsibilit\w+|tasks?|action|obligation|role in response|does what|what)\b"),
    (Field.SERVICE, r"\b(services?|programs?|programmes?|shelters?|resources?|facilit\w+|offer\w*|provides)\b"),
    (Field.FUNCTION, r"\b(function|purpose)\b"),
    (Field.SECTOR, r"\b(sector|type of (agency|organi[sz]ation)|agency type|discipline)\b"),
    (Field.LABEL, r"\b(office|desk|unit|role|position|contact point|title)\b"),
    (Field.PLACE, r"\b(county|place|jurisdiction|city|state|region|area|location)\b"),
    (Field.AGENCY, r"\b(agency|agencies|organi[sz]ations?|department|provider|body|institution|partner agency|who|name)\b"),
)
HEADINGS: tuple[tuple[Field, re.Pattern[str]], ...] = tuple((f, re.compile(p, re.IGNORECASE)) for f, p in _HEADINGS)
# Where the heading says nothing, most of the cells do.
SHAPES: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (Field.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (Field.URL, re.compile(r"(?:https?://|www\.)\S+")),
    (Field.PHONE, re.compile(r"\+?\d?[\d().\- ]{6,}\d(?: ?x\d+)?")),
)


def by_heading(heading: str) -> Field | None:
    """What a heading speaks of, None where it tells nothing."""
    return next((field for field, pattern in HEADINGS if pattern.search(heading)), None)


def by_cells(cells: list[str]) -> Field | None:
    """What most of these cells look like."""
    for field, pattern in SHAPES:
        if cells and sum(bool(pattern.fullmatch(cell)) for cell in cells) * 2 > len(cells):
            return field
    return None
