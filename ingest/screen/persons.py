"""Names and initials of private persons. Officials named in their office, authors, and what is named after a person pass.

A run of capitalised words is a name where a given name leads it, or where the words around it speak of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.screen.context import INSTITUTION, PERSON, PRIVATE, ROLE, Found, words
from ingest.screen.lists import NOT_NAMES, PUBLIC_LETTERS, THING, given_names, given_words
from ingest.screen.stories import AGE_BESIDE

SHORT = 3  # letters: given names as short are words or letters too
CAP = r"[A-ZÀ-Þ][a-zà-ÿ]{1,20}(?:['’][A-Z]?[a-zà-ÿ]{2,})?(?:[A-Z][a-zà-ÿ]+)?(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?|O['’][A-Z][a-z]+"
INITIAL = r"[A-Z]\.(?:\s?[A-Z]\.)?"
PARTICLE = r"de la|de los|del|de|la|van der|van|von|bin|al|el|da|dos|di|le|y"
RUN = re.compile(
    rf"(?<![\w@./])(?:{CAP}|{INITIAL})(?:(?:\s(?:{PARTICLE}))?\s(?:{CAP}|{INITIAL})|,?\s(?:Jr|Sr)\b\.?){{0,5}}(?![\w])".replace(
        " ", r"[ ]"
    )
)
# What follows or stands in a run that names a thing rather than a person.
TITLE = words(
    r"\b(?:(?:dr|prof|rev|hon|sgt|lt|capt|det|sen|rep|gov|insp|supt|cmdr|maj|col|atty)\.?|doctor"
    r"|professor|reverend|honorable|honourable|judge|justice|magistrate|commissioner|sergeant"
    r"|lieutenant|captain|commander|chief(?: (?-i:[A-Z]\w+|of)){0,3}|deputy(?: (?-i:[A-Z]\w+))?|sheriff|officer|detective"
    r"|inspector|agent|superintendent|director|secretary|administrator|attorney(?: general)?"
    r"|prosecutor|counsel(?:or)?|president|vice president|governor|mayor|senator|congress(?:man|woman"
    r"|member)|representative|assembly(?:man|woman|member)|council(?:man|woman|member)"
    r"|supervisor|chair(?:man|woman|person)?|co-chair|manager|coordinator|principal|dean|rabbi|pastor"
    r"|bishop|father|imam|spokes(?:man|woman|person)|author|researcher|signed|undersheriff"
    r"|sponsor(?:s|ed by)?|named (?:for|after)|in memory of|in honor of|editor|eds?|photo|illustrat\w+"
    r"|written by|prepared by|submitted by|approved by|liaison|trainer|facilitator|presenter"
    r"|speaker|analyst|clerk|registrar|treasurer|recorder|secretary of|ombuds\w+|witness for|executive"
    r"|assistant|consultant|physician|pediatrician|psychologist"
    r"|st|saint|lake|mount|fort|port|cape|v|vs|versus|in re|ex parte|matter of|estate of|see|accord"
    r"|cf):?,? ?$|\b(?:contact(?: person)?|attn|attention|cc|to|from|by|chair|present|staff|members?): ?$"
)
OFFICE_AFTER = words(
    r"^(?=\s*[,(–—-]|,? (?:is|was|as|serves as) )(?:,? (?:md|phd|jd|esq|rn|lcsw|msw|ph\.d|m\.d|j\.d"
    r"|m\.s\.w|ed\.d)\b\.?)*,? ?\(?(?:– |— |- )?(?:is |was |as |serves as )?(?:the |our |its |an? "
    r"|acting |interim |former |retired |assistant |associate |deputy |senior |executive |chief |county "
    r"|city |state |district |special |lead |vice |press )*"
    r"(?:[\w-]+ ){0,2}?(?:sheriff|chief|director|secretary|judge|justice|magistrate|commissioner|attorney"
    r"|prosecutor|counsel|officer|manager|administrator|superintendent|principal|coordinator|supervisor"
    r"|lieutenant"
    r"|sergeant|captain|commander|detective|chair(?:man|woman|person)?|president|mayor|governor|senator"
    r"|representative|professor|researcher|author|analyst|liaison|clerk|executive|ceo|founder|dean|editor"
    r"|program lead|spokes\w+|physician|doctor|nurse manager|trainer|investigator|agent|deputy|inspector"
    r"|ombuds\w+|registrar|treasurer|pastor|rabbi)\b(?!['’]s)"
)
CITED = re.compile(
    r"^(?:,? (?:and|&) [A-Z]\w+)? ?(?:et al\.?|\((?:19|20)\d\d|,? (?:19|20)\d\d[;)]| v\. )|^ ?v\."
    r"|^['’]s (?:Law|Act|Place|House)\b"
)
ROLE_BEFORE = words(
    rf"\b(?:{ROLE}|account holder|subscriber|registered (?:to|owner)|lessee|cardholder|applicant"
    rf"|petitioner|emergency contact|next of kin|safety plan for|named|name is|names? (?:the )?(?:minor"
    rf"|child|victim|girl|boy|suspect) as|called|known as|identified as|goes by|aka|alias|probationer"
    rf"|parolee|our client|re:|regarding|alert:|missing:|client:|victim:|suspect:|name:|minor:|patient:"
    rf"|child:|youth:|student:)[,:]? ?$"
)
# "Ngo, Thanh |": surname first, as in a row of a table or a list of cases.
LAST_FIRST = re.compile(
    rf"(?:(?<=\|\s)|(?<=\|)|^|(?<=:\s)|(?<=\bunder\s)|(?<=\bfor\s)"
    rf"|(?<=\bon\s))(?:{CAP}),\s([A-ZÀ-Þ][a-zà-ÿ]+)(?:\s[A-Z]\.)?(?=\s*(?:\||,?\s*(?:DOB|age|\d{{1,2}}\b)"
    rf"|[–—(]))"
)
CAPITALS = re.compile(r"\b[A-Z]{3,}\b(?=[ ,-]{1,2}[A-Z]{3,}\b)|(?<=[A-Z]{3}[ -])\b[A-Z]{3,}\b|(?<=[A-Z]{3},\s)\b[A-Z]{3,}\b")
# One given name that does something, or whose relative, telephone or file is spoken of.
ALONE = words(
    rf"(?:['’]s (?:(?:\w+ )?{ROLE}|phone|case|file|placement|school|story|house|room|bed|name|age|birthday"
    rf"|plan|ride|coat|account"
    r"|hearing|caseworker|advocate|exam|bag|number|trafficker|apartment)\b"
    r"|,? (?:told|said|ran|was|has|had|is|left|went|called|disclosed|reported|lives|returned|wants|asked"
    r"|refused|agreed|met|texted|wrote"
    r"|came|got|never|just|still|turned|took|gave|knows|needs|likes|thinks|slept|arrived|missed|stopped|started|says|who)\b)"
)
ONE = words(r"\b(?:she|he|her|hers|his|him|our client|my (?:daughter|son|sister|brother|client))\b")
ONE_PERSON = words(
    r"(?:survivor|victim|client|defendant|suspect|witness|probationer|parolee|patient|foster (?:mother|father|parent))\b"
)
TWO_WORDS = re.compile(rf"(?:{CAP})[ ](?:{CAP})(?=[ ][a-z]|,|\.$)")
BIRTH_BESIDE = re.compile(
    r",?\s*\(?(?:(?:survivor|victim|client|minor|aged?),? \d|\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d|DOB|d\.o\.b\."
    r"|date of birth|born|aged? \d)"
)
SOCIAL = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?\s(?P<name>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)")
GREETING = words(
    r"\b(?:it['’]?s|this is|my name is|my name['’]?s|i am|i['’]?m|call me"
    r"|name['’]?s) ([a-z]{3,12})(?: ([a-z]{3,15}))?\b"
)
PLACEHOLDERS = words(r"^(?:jane|john|baby|richard|mary) (?:doe|roe|smith)\b")


def persons(text: str) -> Iterator[Found]:
    """The names of private persons in a passage."""
    shouted, text = text, _in_title_case(text)
    told = tuple(bool(pattern.search(text)) for pattern in (PERSON, ONE, PRIVATE))
    for run in RUN.finditer(text):
        start, end = _name(text, run, told)
        if start == end or _is_public(text, start, end):
            continue
        # words in capitals may be anything: there only a given name counts
        if text[start:end] == shouted[start:end] or _bare(text[start:end].split()[0]) in given_names():
            yield Found(start, end, "PERSON_NAME")
    yield from _addressed(text)
    for found in GREETING.finditer(text):
        if found.group(1) in given_names() and len(found.group(1)) > SHORT:
            yield Found(found.start(1), found.end(), "PERSON_NAME")


def _addressed(text: str) -> Iterator[Found]:
    """As "Ms. Tran" where a person's life is told, and "Ngo, Thanh" in a row of a table."""
    person = PERSON.search(text)
    for found in SOCIAL.finditer(text) if person else ():
        office = OFFICE_AFTER.match(text[found.end() : found.end() + 70])
        if not office and not INSTITUTION.search(text[max(0, found.start() - 30) : found.start()]):
            yield Found(found.start("name"), found.end("name"), "PERSON_NAME")
    for found in LAST_FIRST.finditer(text):
        last = _bare(found.group().partition(",")[0])
        cited = CITED.match(text[found.end() : found.end() + 30])
        if found.group(1).lower() in given_names() and last not in THING | NOT_NAMES and not cited:
            yield Found(found.start(), found.end(), "PERSON_NAME")


def _in_title_case(text: str) -> str:
    """Words in capitals ("MARIA LOPEZ") as words that begin with one, at the same places."""
    return CAPITALS.sub(lambda word: word.group()[0] + word.group()[1:].lower(), text)


def _name(text: str, run: re.Match[str], told: tuple[bool, ...]) -> tuple[int, int]:
    """Where in a run of capitalised words a private name stands; an empty place where there is none.

    `told`: whether the passage speaks of a person, of one by pronoun, of private life.
    """
    spans = [(m.start() + run.start(), m.end() + run.start()) for m in re.finditer(r"[^\s,]+", run.group())]
    tokens = [text[a:b] for a, b in spans]
    if any(map(_is_thing, tokens)) or _leads_to_thing(text, run.end()):
        return 0, 0
    beside = bool(AGE_BESIDE.match(text, run.end()) or BIRTH_BESIDE.match(text, run.end()))
    for i, token in enumerate(tokens):
        if any(_bare(other) in NOT_NAMES for other in tokens[i:]):
            continue
        role = _has_role(text, spans[i][0], token)
        if _is_name(text, spans[i], bool(tokens[i + 1 :]), (role, beside, *told)):
            return spans[i][0], spans[-1][1]
        if len(_bare(token)) >= SHORT and not role:
            break
    return 0, 0


def _has_role(text: str, start: int, token: str) -> bool:
    """Whether the words before say who the person is; "Child" of "Child Fatality Review" does not."""
    role = ROLE_BEFORE.search(text[max(0, start - 40) : start])
    if not role:
        return False
    if role.group()[0].islower() or ":" in role.group() or _bare(token) in given_names():
        return True
    # "Survivor Aa Bb spoke", not "Victim Services Division": two words, then the sentence goes on
    return bool(ONE_PERSON.match(role.group()) and TWO_WORDS.match(text, start))


def _is_thing(token: str) -> bool:
    return _bare(token) in THING or _bare(token).removesuffix("s") in THING


def _is_name(text: str, place: tuple[int, int], rest: bool, told: tuple[bool, ...]) -> bool:
    role, beside, person, one, private = told
    token = text[place[0] : place[1]].removesuffix("'s").removesuffix("’s")
    end = place[0] + len(token)
    name = _bare(token)
    if name in given_names():
        alone = len(name) > SHORT and (one or (private and bool(ALONE.match(text, end))))
        return rest or role or beside or alone
    if name in given_words() or (re.fullmatch(INITIAL, token) and re.sub(r"\W", "", token) not in PUBLIC_LETTERS):
        return rest and (role or beside or person)
    return (role and rest) or beside


def _bare(token: str) -> str:
    return re.sub(r"['’]s$", "", token).strip(".,").lower()


def _leads_to_thing(text: str, end: int) -> bool:
    """Whether the run goes on to what is named after the person: "… Foundation", "… and James Byrd, Jr. Hate Crimes Act"."""
    after = re.match(r"\.?(?:['’]s)?(?:,?\s(?:and|of|the|for|&|Jr\.|Sr\.|[A-Z][\w'’.-]*)){1,8}", text[end : end + 90])
    return after is not None and any(map(_is_thing, after.group().split()))


def _is_public(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 45) : start], text[end : end + 70]
    name = text[start:end]
    if PLACEHOLDERS.match(name) or CITED.match(after) or re.search(r"\bv\.\s*$", before):
        return True
    if ROLE_BEFORE.search(before) and not re.search(r"(?i)\b(?:officer|detective|sponsor)\s*$", before):
        return False
    if AGE_BESIDE.match(text, end):
        return False
    if re.search(r"\bsurvivor\b", before[-25:] + after[:40], re.IGNORECASE) and not TITLE.search(before):
        return False
    return bool(TITLE.search(before) or OFFICE_AFTER.match(after))
