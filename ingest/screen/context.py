"""Words around a number or a name that tell whether it is a private person's or an institution's.

What is recognised stands in numbers.py, persons.py and stories.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Something that must not be stored at text[start:end]; the words are never kept with it."""

    start: int
    end: int
    kind: str


def words(pattern: str, *, case: bool = False) -> re.Pattern[str]:
    """A pattern in which a space stands for any white space, " ?" for none too; letters of either case unless `case`."""
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), 0 if case else re.IGNORECASE)


RELATIVE = (
    r"(?:(?:grand|step|foster |god|birth |adoptive )?(?:mother|father|mom|dad|parent|sister|brother|daughter|son|aunt|uncle"
    r"|cousin|niece|nephew|guardian|boyfriend|girlfriend|husband|wife|roommate|stepfather|stepmother|grandmother|grandfather))"
)
ROLE = (
    rf"(?:{RELATIVE}|girl|boy|teen|teenager|child|minor|youth|kid|toddler|infant|baby|juvenile|runaway"
    rf"|victim|survivor|witness|client"
    r"|patient|suspect|buyer|exploiter|trafficker|pimp|defendant|arrestee|inmate|detainee|probationer|parolee|ward|dependent"
    r"|respondent|complainant|caller|reporter|reporting party|mentee|resident|student|pupil|sophomore"
    r"|freshman|alleged perpetrator"
    r"|perpetrator|offender|foster (?:child|youth|parent|mother|father|family)|family|young (?:man|woman"
    r"|person|lady|mother)|woman"
    r"|man|tenant|neighbou?r|driver|john|recruiter|informant|companion|friend|unaccompanied minor|missing person|missing child)"
)
# Words that may stand between an article and a person: no preposition, so that "the prevention of teen …" is no teen.
BETWEEN = r"(?:(?!(?:of|for|to|and|or|in|with|by|on|from|that|who|which) )[\w'’-]+ ){0,2}?"
# "child welfare", "juvenile offenders": a class or an institution.
CLASS = (
    r"(?!(?:['’]s)? (?:welfare|protecti\w+|justice|courts?|hall|offenders?|victims?|care|abuse|sex|sexual"
    r"|services?|advoca\w+|cent\w+|pornography|labou?r|support"
    r"|serving|homes?|programs?|advisory|advisors?|board|council|specialists?|interview\w*|detention"
    r"|delinquency|records?|health|trafficking|exploitation|maltreatment"
    r"|neglect|development|placing|agency|agencies|unit|assistance|compensation|impact|rights|witness"
    r"|fatality|safety|led|centered|law|code)\b)"
)
# One person is meant, not a class: possessives, pronouns, "our client", "the mother".
PERSON = words(
    rf"\b(?:she|he|her|hers|his|him|herself|himself|my|our (?:client|girl|boy|son|daughter)|(?:the|this"
    rf"|that|our|one|a|an|her|his|their) "
    rf"{BETWEEN}{ROLE}{CLASS})\b|\b(?:client|victim|suspect|survivor|patient|mother|father|youth|minor|child|witness)['’]s\b"
)
PRIVATE = words(
    rf"\b(?:she|he|her|hers|his|him|my|me|{ROLE}|cell|personal|private|home address|lives?|lived"
    rf"|living with|stays?|stayed|staying|moved"
    r"|sleeps|resides?|safe house|safehouse|placement|foster|confidential|relocat\w+|in hiding"
    r"|dropped off|picked up|voice ?mail)\b"
)
INSTITUTION = words(
    r"\b(?:office|offices|department|division|bureau|agency|agencies|unit|hotline|helpline|tip ?line"
    r"|careline|text line|crisis line"
    r"|main (?:line|number)|front desk|switchboard|dispatch|desk|coordinator|director|liaison|lieutenant|sergeant|captain|chief"
    r"|commander|detective|deputy|sheriff|police|court|courthouse|clerk|center|centre|clinic|hospital|library|school|district"
    r"|university|college|institute|coalition|council|commission|committee|task force|program"
    r"|headquarters|campus|annex|city hall"
    r"|county|secretary|manager|administrator|attorney|prosecutor|press|media|records|intake"
    r"|administration|fax|tty|toll[- ]free"
    r"|around the clock|24/7|24 hours|website|questions|inquiries|meets at|is located|are located"
    r"|located at|open to the public|suite)\b"
)
MODAL = words(
    r"\b(?:shall|must|should|(?-i:may)|might|could|can|cannot|ought|will|would|(?:is|are) (?:obliged|required"
    r"|expected|allowed|entitled) to|agrees? to)\b"
)
CONDITIONAL = words(r"\b(?:if|whether|when|whenever|unless|any|each|every|whose|those|who(?:ever)?)\b")
EXERCISE = words(
    r"\b(?:training (?:exercise|scenario)|tabletop|table-top|exercise|fictional|fictitious|invented"
    r"|made-up|hypothetical|role[- ]play"
    r"|scenario|sample (?:case|text|answers?)|example (?:case|only)|vignette|composite|mock|simulat\w+|practice case)\b"
)
PAST = words(
    r"\b(?:was|were|had|has been|did|told|said|ran|left|met|went|came|took|got|gave|found|saw|knew|began"
    r"|brought|became|kept|sold|held"
    r"|slept|drove|hid|fled|wrote|spoke|sent|paid|bought|made|thought|felt|stood|sat|woke|lost|broke"
    r"|caught|fell|grew|heard|led|read"
    r"|rode|showed|stole|swore|threw|wore|won|stuck|struck|shot|wept|hung|beat|\w{2,}ed)\b"
)
