"""Numbers and addresses of persons: social security, cases, birth dates, plates, telephones, mail, handles, street addresses.

Each recogniser looks at each character a bounded number of times. Numbers of institutions pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.screen.context import INSTITUTION, MODAL, PERSON, PRIVATE, ROLE, Found, words

NEAR = 60
SHORT_PLATE, LONG_PLATE = 5, 9  # letters and digits, the state's two letters among them
LONG_NUMBER = 4  # digits of a number that can tell one case

SSN = words(
    r"(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])"
    r"|\b(?:ssn|social security|soc\.? sec\.?|social(?: number)?|last four(?: digits)?)\b[^.;\n\d]{0,50}(?<!\d)\d{4}(?![\d-])"
    r"|(?:x{3}|\*{3})-?(?:x{2}|\*{2})-?\d{4}(?!\d)"
    r"|\b(?:itin|taxpayer (?:identification )?(?:number|no\.?))\b[^.;\n\d]{0,40}\d{3}-?\d{2}-?\d{4}"
)
# "OAR 413-88-0010 and 413-88-0020": sections of one chapter of rules are numbered in the same way
OF_RULE = re.compile(
    r"(?:\b(?:[Rr]ules?|[Ss]ections?|[Rr]egulations?|OAR|WAC)|§) *(\d{3})-\d{2}-\d{4}"
    r"(?:(?:, *(?:and +|or +)?| +(?:and|or|to|through) +)\1-\d{2}-\d{4})*$"
)
DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?)?,? (?:19|20)\d\d)"
)
BIRTH = words(
    rf"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born(?: on| in)?|b\."
    rf"|date-of-birth)\b\W{{0,4}}(?:is |was |of |on |as |listed as )?"
    rf"{DAY}|\b(?:turns|turned|turning) (?:\d\d|\w+teen) on {DAY}"
    rf"|\bbirth certificate\b[^\d\n]{{0,50}}{DAY}|\b(?:her|his|'s|’s) birthday (?:is|was|falls on|on) [a-z]+ \d{{1,2}}\b"
)
MONTH_ONLY = words(r"(?:born|b\.)(?: on| in)? [a-z]+\.? (?:19|20)\d\d$")
CASE_WORD = (
    r"(?:(?:dependency|juvenile|case|court|family|delinquency|criminal) (?:file|record|matter|petition"
    r"|case)|case|petition|docket|warrant|parole|booking|cause|incident|arrest|cyber ?tip(?:line)?"
    r"|dependency|inmate|medical record|mrn"
    r"|alien|a-number|ncic|file|report|complaint|referral|intake|record|matter|event|chart|under number|no\.)"
)
# Words that number papers of institutions just as well: a person must be spoken of.
WEAK_CASE = words(r"^(?:file|report|complaint|referral|intake|record|matter|event|chart|incident|under|no)\b")
STRONG_CASE = words(r"(?:complaint|referral|intake|incident)s? ?(?:number|no\.?|#) ?[:#]? ?\w*\d{6}")
CASE_ID = r"(?=[\w -]{0,12}\d)(?:[A-Z]{1,5}[- ]?)?\d[\dA-Z]*(?:[-/ ]?[A-Z0-9]{1,8}){0,3}"
CASE = re.compile(
    rf"(?i:\b{CASE_WORD}\b)(?:\s*(?i:no\b\.?|nos\.?|number|num\.?|#|id)){{0,2}}\s*(?:(?i:is"
    rf"|was)\s+)?[:#(]*\s*(?P<id>{CASE_ID})\b"
)
CODE = re.compile(
    r"(?<![\w./-])(?:[A-Z]{1,5}[- ]?\d{2,4}-\d{3,7}|\d{2,4}-?[A-Z]{1,4}-?\d{3,7}|[A-Z]{2,5}-\d{2,4}-\d{3,7}"
    r"|A\d{8,9})(?![\w-])"
)
NUMBERED = words(
    r"\b(?:grants?|awards?|contract|policy|resolution|ordinance|bill|law|act|order|form|vendor|ein"
    r"|employer|permit|license|licence|rfp"
    r"|invoice|mou|agreement|statute|section|sections|code|regulation|standard|directive|bulletin"
    r"|circular|memo|memorandum|chapter|title"
    r"|rule|procedure|general order|purchase|account|budget|fund|cfda|opinion|publication|version|room"
    r"|docket no\. rm|sop|h\.?r\.?|s\.?b\.?"
    r"|a\.?b\.?|appropriation|registration|catalog|duns|uei|solicitation|notice|part|figure|table"
    r"|appendix|report(?= to)|ordinance no\."
    r"|public law|pub\. l\.|stat\.|u\.?s\.?c\.?|c\.?f\.?r\.?|fed\. reg\.|f\.?\dd|cal\.|app\.)[\w .,:#()-]{0,14}$"
)
PLATE = words(
    r"\b(?:plates?|tags?|vehicle registration|car|truck|pick-?up|van|sedan|suv|vehicle|minivan|coupe"
    r"|hatchback|motorcycle|limo(?:usine)?|jeep"
    r"|honda|toyota|ford|chevy|chevrolet|nissan|dodge|bmw|mercedes|kia|hyundai|lexus|tesla|subaru|mazda)\b"
)
PLATE_ID = re.compile(
    r"(?<![\w-])(?=[A-Z0-9 -]{0,7}\d)(?=[A-Z0-9 -]{0,7}[A-Z])[A-Z0-9]{1,8}(?:[- ][A-Z0-9]{2,7}){0,2}(?![\w-])"
    r"|(?<![\w-])[A-Z]{3}\d{3,4}(?!\w)"
)
PHONE = re.compile(
    r"(?<![\w-])(?:\+?1[ .-]?)?\d{10}(?![\w-])|(?<![\w-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?"
    r"|\d{3}[ .-])?\d{3}[ .-]\d{4}(?![\w-])"
)
TOLL_FREE = re.compile(r"(?:\+?1[ .-]?)?\(?8(?:00|33|44|55|66|77|88)\b")
MAIL = re.compile(r"(?<![\w.+-])([A-Za-z0-9][\w.+-]{0,63})@((?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,10})(?![\w-])")
FREE_MAIL = re.compile(
    r"(?:gmail|yahoo|hotmail|outlook|icloud|aol|proton(?:mail)?|live|msn|ymail|gmx|mail)\.\w+$"
    r"|example\.(?:com|net|org)$",
    re.IGNORECASE,
)
ROLE_MAIL = re.compile(
    r"(?i:info|contact|training|hotline|tips?|help|intake|office|admin|press|media|records?|referrals?"
    r"|coordinator|csec|outreach|support"
    r"|task-?force|webmaster|feedback|service|jobs|grants?|policy|legal|clinic|advocacy|advocates?|news"
    r"|team|desk|liaison|director|hr"
    r"|questions?|report|reports|survey|data|research|events?|registrar|register|unit|program|mdt|cac|cps"
    r"|dcfs|dispatch|crisis)(?![a-z])"
)
HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z0-9_](?:[\w.]{1,29})(?![\w@])")
NAMED = words(
    r"\b(?:accounts?|handles?|user ?names?|screen ?names?|profiles?|snap(?:chat)?|instagram|insta|kik"
    r"|tik ?tok|telegram|discord|whatsapp"
    r"|gamer ?tags?|onlyfans|facebook|twitter|messenger|login|alias|goes by|roblox|ads?|advertisement|online|posts? as"
    r"|posted (?:as|under)|blogs? as|streams? as|chats? as|user|venmo|cash ?app|steam|xbox|playstation"
    r"|dms?|messages? from|channel)\b"
)
# A word that no prose has: with a digit or underscore inside, or with a dot between letters.
USER = re.compile(
    r"(?<![\w@./-])(?=[\w.-]{0,28}(?:[_\d]|[a-z]\.[a-z]))(?=[\w.-]{0,28}[a-z])[A-Za-z][\w.-]{3,29}(?<![.-])(?![\w@/])"
)
DOMAIN = re.compile(
    r"\.(?:com|org|net|gov|edu|us|mil|info|io|co|pdf|docx?|html?|txt)$|^www\.|^(?:e\.g|i\.e|a\.m|p\.m|etc)|^\d", re.IGNORECASE
)
ORDINARY = re.compile(r"[A-Za-z]+\d{1,2}|[A-Z]{2,}[-\d].*|[A-Za-z]+(?:-[A-Za-z\d]+)+")
NO_USER = (
    r"of\b|that|is\b|was\b|and\b|for\b|in\b|to\b|or\b|must|shall|with|the\b|an?\b|by\b|on\b|as\b|she|he\b|her|his|they|used?\b"
)
TOLD_USER = words(
    r"\b(?:screen ?name|handle|user ?name|gamer ?tag|(?:known |goes |going )(?:online )?(?:as|by)"
    r"|online as|posts as|blogs as|streams as"
    rf"|snapchat(?: name)?|kik(?: name)?|telegram)(?: is| was|,|:| called| name)?"
    rf" ?['\"“‘]?(?P<user>(?!{NO_USER})[a-z][\w.-]{{3,29}})"
)
# "Snapchat: …": a line of a list that needs no person beside it.
LISTED_USER = words(
    r"\b(?:snap(?:chat)?|instagram|insta|ig|kik|tik ?tok|telegram|discord|whatsapp|gamer ?tag|screen ?name"
    r"|user ?name|handle)\s*[:=–-] ?@?"
    r"(?P<user>(?=[\w.-]*[\d_.])[a-z][\w.-]{3,29})"
)
OFFICIAL_NAME = re.compile(
    r"hotline|county|coalition|task_?force|police|sheriff|dept|office|cent(?:er|re)|project|network|agency|state|city|center|safe|end",
    re.IGNORECASE,
)
OFFICIAL_ACCOUNT = words(
    r"\b(?:our (?:official )?account|follow us|follow the|official|campaign|coalition|department|task force"
    r"|posts? (?:at|updates)|agency)\b"
)
STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Court|Ct|Terrace|Place|Pl|Boulevard|Blvd|Way"
    r"|Circle|Cir|Hollow|Bend|Trail|Tr|Parkway"
    r"|Pkwy|Highway|Hwy|Loop|Row|Run|Ridge|Path|Square|Sq|Crossing|Creek|Point|Grove|Glen|View|Heights"
    r"|Meadow|Commons|Mews|Walk|Close|Alley"
    r"|Crescent|Turnpike|Pike|Landing|Cove|Knoll|Hill|Park|Bluff|Crest|Pass|Valley)"
)
ADDRESS = re.compile(
    rf"(?<![\w§-])(?:(?:Unit|Apt\.?"
    rf"|Apartment)\s+\w{{1,5}},\s+)?\d{{1,5}}[A-Z]?(?:-\d{{1,4}})?\s+(?:[NSEW]\.?\s+|North\s+|South\s+"
    rf"|East\s+|West\s+)?"
    rf"(?:(?:[A-Z][\w'’.-]{{1,20}}|\d{{1,3}}(?:st|nd|rd|th))\s+){{1,3}}?{STREET}\b\.?(?:,?\s+(?:Apt\.?"
    rf"|Apartment|Unit|#|No\.|Trailer|Space|Lot)\s*\w{{1,5}})?"
    r"|(?<!\w)(?:Rural\s+Route|R\.?R\.?|Route|Rte\.?|HC)\s+\d{1,4},?\s+(?:Box|Lot)\s+\w{1,6}"
    r"|(?<!\w)(?:Apt\.?|Apartment|Unit|Trailer|Space|Lot)\s+#?\d{1,4}[A-Z]?,?\s+(?:at|of"
    r"|in)\s+(?:the\s+)?(?:[A-Z]\w+\s?){1,4}|(?<!\w)P\.?\s?O\.?\s+Box\s+\d{1,6}"
)
OFFICE = words(
    r"\b(?:suite|ste\.?|room|floor|library|courthouse|building|hall|office|center|headquarters|station|clinic"
    r"|hospital|school|church|academy|annex|plaza)\b"
)
PRIVATE_HOME = words(
    rf"\b(?:apt\.?|apartment|trailer|rural route|lot|safe ?house|not to be released|foster|{ROLE}|her|his|she"
    rf"|he|home|confidential|placement|secret|undisclosed)\b"
)


LIVES = words(
    r"\b(?:lives?|lived|living|stays?|stayed|staying|resid(?:es?|ed|ing)|house|home|sleeps|moved"
    r"|sheltered|hiding|hides) (?:\w+ ){0,2}?"
    r"(?:at|to|into|in|on|near) (?P<at>\d{1,5} [A-Z0-9][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
)


SUSPECT = words(r"\b(?:exploiter|trafficker|suspect|buyer|pimp|john)\b")
# A home without its number, or with the number elsewhere.
HER_STREET = re.compile(
    r"\b(?i:her|his|their|the (?:family|victim|client|girl|boy|mother|aunt"
    r"|youth)['’]s)\s+(?:\w+\s+)?(?i:apartment|house|home|trailer|room|flat|unit)"
    rf"\b[^.;\d]{{0,30}}?(?P<at>(?:[A-Z][\w'’.-]{{1,20}}\s+){{1,3}}?{STREET}\b)"
)


def numbers(text: str) -> Iterator[Found]:
    """Every number or address of a private person in a passage."""
    for found in SSN.finditer(text):
        of_rule = OF_RULE.search(text, max(0, found.start() - NEAR), found.end())
        if not of_rule and "bank" not in text[max(0, found.start() - 20) : found.start()].lower():
            yield Found(found.start(), found.end(), "SSN")
    for found in BIRTH.finditer(text):
        if not MONTH_ONLY.search(found.group()) or PERSON.search(text):
            yield Found(found.start(), found.end(), "DATE_OF_BIRTH")
    yield from _cases(text)
    yield from _plates(text)
    yield from _phones(text)
    yield from _mails(text)
    yield from _handles(text)
    yield from _addresses(text)


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - NEAR) : end + NEAR]


def _cases(text: str) -> Iterator[Found]:
    private = PRIVATE.search(text)
    for found in CASE.finditer(text):
        told = found.group("id")
        before = text[max(0, found.start() - 30) : found.start()] + text[found.start() : found.start("id")]
        weak = WEAK_CASE.match(found.group()) and not private and not STRONG_CASE.match(found.group())
        if not weak and _is_case_number(told) and not NUMBERED.search(before):
            yield Found(found.start("id"), found.end("id"), "CASE_NUMBER")
    for found in CODE.finditer(text) if private else ():
        if not NUMBERED.search(text[max(0, found.start() - 40) : found.start()]):
            yield Found(found.start(), found.end(), "CASE_NUMBER")


def _is_case_number(told: str) -> bool:
    digits = sum(c.isdigit() for c in told)
    enough = digits >= LONG_NUMBER or (digits >= LONG_NUMBER - 1 and bool(re.search(r"[A-Z-]", told)))
    return enough and not _is_year(told) and not PHONE.fullmatch(told)


def _is_year(told: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?", told.strip()))


def _plates(text: str) -> Iterator[Found]:
    for word in PLATE.finditer(text):
        for found in PLATE_ID.finditer(text, word.end(), min(len(text), word.end() + NEAR)):
            told = re.sub(r"\W", "", found.group())
            if SHORT_PLATE <= len(told) <= LONG_PLATE and re.search(r"\d", told) and re.search(r"[A-Z]", told):
                yield Found(found.start(), found.end(), "PLATE")


def _phones(text: str) -> Iterator[Found]:
    for found in PHONE.finditer(text) if PRIVATE.search(text) else ():
        if TOLL_FREE.match(found.group()):
            continue
        before = text[max(0, found.start() - NEAR) : found.start()]
        institution = INSTITUTION.search(before)
        if not institution and not PRIVATE.search(before):
            institution = INSTITUTION.search(text, found.start(), found.end() + NEAR)
        if not institution or PERSON.search(before):
            yield Found(found.start(), found.end(), "PHONE_PRIVATE")


def _mails(text: str) -> Iterator[Found]:
    for found in MAIL.finditer(text):
        local, host = found.groups()
        if ROLE_MAIL.match(local) or ROLE_MAIL.search(re.split(r"[._-]", local)[-1]):
            continue
        around = _around(text, found.start(), found.end())
        if host.endswith(".org") and INSTITUTION.search(around) and not PERSON.search(around):
            continue
        if FREE_MAIL.search(host) or (
            PERSON.search(around) and not INSTITUTION.search(around) and not re.search(r"\.(?:gov|mil|us|edu)$", host)
        ):
            yield Found(found.start(), found.end(), "EMAIL_PRIVATE")


def _handles(text: str) -> Iterator[Found]:
    yield from _listed_users(text)
    yield from _told_users(text)


def _listed_users(text: str) -> Iterator[Found]:
    for found in LISTED_USER.finditer(text):
        if not DOMAIN.search(found.group("user")):
            yield Found(found.start("user"), found.end("user"), "ONLINE_HANDLE")


def _told_users(text: str) -> Iterator[Found]:
    person = PERSON.search(text)
    for found in HANDLE.finditer(text):
        official = OFFICIAL_ACCOUNT.search(_around(text, found.start(), found.end())) or OFFICIAL_NAME.search(found.group())
        if not official or person:
            yield Found(found.start(), found.end(), "ONLINE_HANDLE")
    if not NAMED.search(text) or not PRIVATE.search(text):
        return
    for found in USER.finditer(text):
        told = found.group()
        near = NAMED.search(_around(text, found.start(), found.end()))
        if near and not DOMAIN.search(told) and not ORDINARY.fullmatch(told):
            yield Found(found.start(), found.end(), "ONLINE_HANDLE")
    told_user = TOLD_USER.search(text)
    if told_user and person and not MODAL.search(text):
        yield Found(told_user.start("user"), told_user.end("user"), "ONLINE_HANDLE")


def _addresses(text: str) -> Iterator[Found]:
    for found in HER_STREET.finditer(text):
        yield Found(found.start("at"), found.end("at"), "ADDRESS")
    person = PERSON.search(text)
    for found in LIVES.finditer(text):
        if re.match(r"\d+ [A-Z\d]", found.group("at")) and not INSTITUTION.search(found.group()):
            yield Found(found.start("at"), found.end("at"), "ADDRESS")
    for found in ADDRESS.finditer(text):
        around = text[max(0, found.start() - NEAR) : found.start()] + " ; " + text[found.end() : found.end() + NEAR]
        private = PRIVATE_HOME.search(around) or person
        suspect = SUSPECT.search(text)
        office = OFFICE.search(around) or INSTITUTION.search(around)
        if suspect or (private and not (office and not PRIVATE_HOME.search(found.group()) and not PERSON.search(around))):
            yield Found(found.start(), found.end(), "ADDRESS")
