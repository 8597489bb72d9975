"""What is told of one person: an age, a matter of health, a story so close that the person can be known from it.

A class of persons ("a youth who …", "victims of") and rules ("the nurse shall ask …") pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.screen.context import BETWEEN, CLASS, CONDITIONAL, EXERCISE, MODAL, PAST, PERSON, RELATIVE, ROLE, Found, words

TEENS = r"(?:twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|eleven|ten|nine|eight|seven|six|five|\d{1,2})"
AGE = words(
    rf"\b{TEENS}[- ]years?[- ]old\b(?!s)|\b{TEENS}[- ]?y/?o\b|\b{TEENS}[- ]?yrs?[- ]old\b|\b{TEENS} years? of age\b"
    rf"|(?<![\w-])age[d:]? {TEENS}\b(?! (?:or|to|and|through)\b|[-–])"
    rf"|\b(?:is|was|turned|turns|just turned) (?![0-4]\b){TEENS}\b"
    r"(?! (?:percent|years? after|years? before|year|of|or|to|and|days|hours|minutes"
    rf"|months|weeks|years(?! old)|times|agenc\w+|\w+s\b))"
)
# A number that can only be an age where it stands: after a name or initials, or in a column of a table.
AGE_BESIDE = re.compile(
    r"(?:(?<=[a-zA-Z.]),\s+|\s[–—-]\s+|\|\s*(?:[FM]\s*\|\s*)?|\()(?P<age>[5-9]|1\d|2[0-5])(?=\s*(?:[,.;|)]"
    r"|[–—-]\s|$))"
)
CRITERION = words(
    r"(?:\b(?:under|over|above|below|between|from|ages|any|each|every|least|than|until|before|after"
    r"|reach\w*|attain\w*|juveniles|individuals|persons|children|youths|girls|boys|people|up to|minimum"
    r"|who is|who are|aged?) (?:the age of )?$)"
    r"|^ ?(?:or|and|to|through|until)\b|^ (?:or (?:older|younger|over|under))"
)
CONDITION = (
    r"pregnan\w+|hiv|(?-i:AIDS)|sti|stis|std|stds|chlamydia|gonorrh\w+|syphilis|herpes|hepatitis"
    r"|overdos\w+|psychiatric|depress(?:ion|ed)|bipolar"
    r"|ptsd|post-?traumatic|schizo\w+|suicid\w+|self[- ]harm\w*|cut(?:s|ting)? (?:herself|himself)"
    r"|abortion|miscarr\w+|withdrawal|detox\w*"
    r"|methadone|naloxone|heroin|fentanyl|meth|opioids?|addict\w+|insulin|diabet\w+|epilep\w+|seizures?"
    r"|asthma\w*|autis\w+|adhd|anorexi\w+|bulimi\w+"
    r"|fetal alcohol|intellectual disabilit\w+|learning disabilit\w+|diagnos\w+|tested positive"
    r"|positive for|prescri\w+|medicat\w+|antibiotics"
    r"|antidepressant\w*|hospitali[sz]ed|surgery|fractur\w+|broken (?:rib|arm|jaw|nose|wrist)\w*|bruis\w+"
    r"|stab wound\w*|gunshot|burns|stitches|concussion"
    r"|infection|tuberculosis|cancer|anemi\w+|sickle cell|blood test|test results?|lab results?|rape kit"
    r"|sexual assault exam\w*|injur\w+|trimester"
    r"|weeks along|therap(?:y|ist) for|inpatient|ward\b|emergency room|\ber\b|hallucinat\w+"
    r"|panic attacks?|eating disorder|malnourish\w+|kidney|allerg\w+"
    r"|ultrasound|birth control|contracepti\w+|iud|lithium|zoloft|prozac|sertraline|chart shows"
    r"|dental abscess|scars?|branding|tattoo"
)
MEDICAL = words(rf"\b(?:{CONDITION})\b")
OWN = words(
    rf"\b(?:she|he|her|his|him|herself|himself|i am|i'm|(?:the|this|our"
    rf"|that) {BETWEEN}{ROLE}{CLASS}(?:['’]s)?|(?:{ROLE})['’]s|client|patient)\b"
)
SPECIFIC = words(
    r"\b(?:last (?:night|week|month|year|spring|summer|fall|winter|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|january|february|march"
    r"|april|may|june|july|august|september|october|november|december)|yesterday|this (?:morning|week"
    r"|month|spring|summer|fall|winter)|that (?:night|morning"
    r"|week|month|day|summer|afternoon)|(?:on|since|by) (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|in (?:january|february|march|april|june|july|august|september"
    r"|october|november|december)|the night|at \w+ in the morning|two (?:days|weeks|months|years) (?:ago"
    r"|later|before)|\w+ (?:days|weeks|months|years) ago"
    r"|(?-i:in May)|the (?:youngest|oldest|eldest|older|younger|only|same)|twin|twice|three times|after (?:her|his"
    r"|the) [\w'’]+ (?:arrest|death|trial|birthday)|whose|seventh grade"
    r"|\w+th grade|behind the|outside the|the day|the weekend)\b"
)
WHO = words(
    rf"\b(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Oo]ur|[Hh]er|[Hh]is) {BETWEEN}(?:[\w'’-]+ )?|(?:[Tt]his"
    rf"|[Tt]hat) (?:same )?)(?:{ROLE}{CLASS}|twins"
    r"|\w+[- ]grader|swimmer|runner"
    r"|cheerleader|goalkeeper|quarterback|player|dancer"
    r"|singer|gymnast|wrestler|valedictorian|senior|junior|babysitter|waitress|cashier|clerk|coach|pastor"
    r"|deacon|teacher|twin|immigrant|refugee"
    r"|exchange student|intern|model|pageant \w+|dropout|athlete|actress|actor|trumpeter|drummer"
    r"|captain of|member of the|youngest|oldest)\b"
    r"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive) (?:sisters|brothers|girls|boys|siblings|cousins|children|teens)\b",
    case=True,
)
# Verbs that tell what happened; participles alone ("exploited", "charged") do not.
HAPPENED = words(
    r"\b(?:was|were|had|did|told|said|ran|left|met|went|came|took|got|gave|saw|knew|began|brought|became"
    r"|kept|slept|drove|hid|fled|wrote"
    r"|spoke|sent|paid|bought|made|thought|felt|stood|sat|woke|lost|broke|fell|grew|heard|rode|stole"
    r"|threw|wore|won|testified|disclosed"
    r"|(?:she|he|who|they|and) (?:\w+ly )?\w+ed|(?:has|have) (?:since |now |already |just |not )?(?:been "
    r"|\w+ed\b|run|gone|left|told|come|agreed)"
    r"|still (?:writes|calls|lives|sees|texts|visits)|\w+ed (?:out|her|his|him|the|a|to|from|in|at) )"
)
PLACE = re.compile(r"\b(?:in|at|from|near|behind|outside|on|of)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}[A-Z]\w+")
KIN = words(rf"\b{RELATIVE}(?:['’]s)?\b")
STUDY = words(
    r"\b\d+ (?:of|youths?|children|minors|girls|boys|victims|cases|files|clients|young|percent)\b"
    r"|\b(?:files|cases) (?:examined|reviewed|closed)\b|\b(?:percent|per cent|survey\w*|respondents"
    r"|stud(?:y|ies)|research\w*|sample|n = \d+|average|median|participants|findings|statistics"
    r"|reports? of|cases of)\b|%"
)
ROLE_AGE = words(rf"\b(?:{ROLE}|female|male|hispanic|white|black)[,(]? \(?(?P<age>[5-9]|1\d|2[0-5])(?=[,);]| [–—-] )")
PRONOUN = words(r"she|he|her|his|him|herself|himself")
FORBIDDEN = words(r"\b(?:never|do not|don't|not to|without)\b")
CLAUSE_END = words(r"[,;.]|\band (?:wants|needs|asks|was told)\b|$")
THRESHOLD = 4
NEAR = 90


def stories(text: str) -> Iterator[Found]:
    """Ages, matters of health and stories of one person in a passage."""
    if EXERCISE.search(text):
        return
    individual = bool(PERSON.search(text))
    yield from _ages(text, individual)
    yield from _health(text)
    if _score(text) >= THRESHOLD:
        yield Found(0, len(text), "NARRATIVE")


def _ages(text: str, individual: bool) -> Iterator[Found]:
    told = individual and PAST.search(text)
    rule = STUDY.search(text) or (MODAL.search(text) and not told)
    for found in AGE.finditer(text):
        before, after = text[max(0, found.start() - 25) : found.start()], text[found.end() : found.end() + 15]
        if CRITERION.search(before) or CRITERION.match(after) or rule:
            continue
        if individual or PAST.search(text):
            yield Found(found.start(), found.end(), "AGE_OF_INDIVIDUAL")
    for found in ROLE_AGE.finditer(text):
        yield Found(found.start("age"), found.end("age"), "AGE_OF_INDIVIDUAL")


def _health(text: str) -> Iterator[Found]:
    """A matter of health of one person, to the end of its clause; rules on testing and figures of studies pass."""
    if STUDY.search(text):
        return
    for found in MEDICAL.finditer(text):
        owner = _owner(text, found)
        if owner is None:
            continue
        first = min(owner.start(), found.start())
        said = text[max(0, first - 30) : found.start()]
        supposed = CONDITIONAL.search(text, max(0, first - NEAR), found.start())
        if not (MODAL.search(said) or supposed or FORBIDDEN.search(said)):
            start = min(owner.end(), found.start())
            end = CLAUSE_END.search(text, found.end())
            yield Found(start, end.start() if end else len(text), "MEDICAL")


def _owner(text: str, found: re.Match[str]) -> re.Match[str] | None:
    """Whose health it is: the nearest word for one person before the matter, else the first after it."""
    nearest: re.Match[str] | None = None
    for owner in OWN.finditer(text, max(0, found.start() - 90), min(len(text), found.end() + 50)):
        if owner.start() < found.start():
            nearest = owner
        elif nearest is None and PRONOUN.fullmatch(owner.group()):
            return owner
    return nearest


def _score(text: str) -> int:
    """How closely one person's story is told: who, what, when, where, whose relative; rules and figures count against."""
    who = WHO.search(text)
    if not who or not HAPPENED.search(text):
        return 0
    score = 2 + 2 * bool(SPECIFIC.search(text)) + bool(PLACE.search(text)) + bool(KIN.search(text))
    score += bool(re.search(r"\b(?:she|he|her|his|him)\b", text, re.IGNORECASE))
    return score - 3 * bool(MODAL.search(text)) - 2 * bool(STUDY.search(text)) - bool(CONDITIONAL.search(text[: who.start()]))


def beside(text: str, found: list[Found]) -> list[Found]:
    """Numbers that can only be ages, where a name, initials or a case stands in the same passage."""
    if not any(one.kind in {"PERSON_NAME", "INITIALS", "CASE_NUMBER"} for one in found):
        return []
    return [Found(m.start("age"), m.end("age"), "AGE_OF_INDIVIDUAL") for m in AGE_BESIDE.finditer(text) if m.start()]
