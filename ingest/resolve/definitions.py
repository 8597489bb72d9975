"""What a name stands for by its own context: "Department" means …, … (hereinafter "DCFS"), the initials of a longer name.

Standard acronyms are in acronyms.csv; what the full name is compared with is in match.py.
"""

from __future__ import annotations

import re

from ingest.resolve.words import LINKS, plain, words

CONNECTORS = LINKS | {"against", "&", "or", "from"}
MEANS = re.compile(
    r"""^["')\]]*\s*,?\s*(?:\(?(?:(?:shall|will)\s+)?(?:mean[s]?|is\s+used\s+(?:for|to\s+mean)|refers?\s+to|is|are|stands?\s+for|denotes?|as\s+used|signifies)\b|=|:|-|,?\s*i\.e\.,?)\s+""",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"""(?:[\s,;("'\[-]|\b(?:hereinafter|hereafter|herein|henceforth|collectively|the|or|here|called|known|as|referred|to|abbreviated"""
    r"""|also|simply|short|for|below|in\s+this\s+\w+|defined|is|are|shall|be|will)\b)+$""",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^(?:the|a|an|our|this|said)\s+", re.IGNORECASE)
# What such a context names is a parent, a host or a partner, not the agency itself.
RELATION = re.compile(
    r"^(?:(?:an?|the|one|its)\s+)?(?:[\w-]+\s+){0,3}?(?:office|unit|component|part|program|programme|directorate|division|bureau"
    r"|branch|arm|section|agency|campaign|member|project|team"
    r"|service|house|center|within|under|inside|hosted|convened|chaired|led|run"
    r"|operated|funded|staffed|attached|located|housed|belonging|reporting)\s+(?:of|in|at|by|to|within|under|inside|the|for)\b"
    r"|^(?:within|under|inside|which|that|who|hosts?|chairs?|convenes?|leads?|co-leads?|runs?|staffs?"
    r"|part of|led|hosted|chaired|convened|funds?|operates?|houses?)\b",
)
OPENING = re.compile(r"(?:An?|The|One|Its|Part|Within|Under|Inside|Led|Hosted|Chaired|Convened|Which|That|Who)\b")
LOOSE = re.compile(
    r"^\W*(?:any|all|every|each|whichever|various|several|some|in general|generic|unnamed|not named|no particular)\b"
    r"|^\W*of an? (?:[\w-]+ )?(?:city|county|town|state|tribe)\b"
    r"|\bin general\b|\bwhichever\b|\bany (?:county|city|state|agency|court)\b|\bgeneric\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[\w'&.-]+|,")
BRACKETS = re.compile(r"\(([^()]*)\)")
OR_CALLED = re.compile(r"""\s+or\s+"[^"]+"$""")
ACRONYM = re.compile(r"^(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z&/.-]{1,9}$")


def is_acronym(name: str) -> bool:
    """Whether the name is one word with at least two capitals."""
    return bool(ACRONYM.match(name)) and (name.isupper() or sum(map(str.isupper, name)) >= len(name) / 2)


def names_parent(context: str) -> bool:
    """Whether a context tells of a parent, host or partner ("A unit of the police department") and not of the name itself."""
    text = plain(context)
    opens = OPENING.match(text)
    return bool(RELATION.match(text[0].lower() + text[1:] if opens else text))


def bare(name: str) -> str:
    """The name without its leading article and quotation marks."""
    return ARTICLE.sub("", plain(name).strip("\"' ")).strip("\"' ")


def in_brackets(name: str) -> tuple[str, list[str]]:
    """The name without what it holds in brackets, and that."""
    text = OR_CALLED.sub("", plain(name))
    return " ".join(BRACKETS.sub(" ", text).split()), [part.strip("\"' ") for part in BRACKETS.findall(text)]


def defined(name: str, context: str | None) -> str | None:
    """The longer name that the context gives this one, None where it gives none."""
    if not context:
        return None
    text, term = plain(context), bare(name)
    for found in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE):
        phrase = _around(text, found.start(), found.end())
        if phrase and bare(phrase).lower() != term.lower():
            return phrase
    return None if names_parent(text) or LOOSE.search(text) else _initialled(term, text)


def _around(text: str, start: int, end: int) -> str | None:
    after, before = text[end:], text[:start]
    means = MEANS.match(after)
    if means and not RELATION.match(after[means.end() :]):
        return _forward(after[means.end() :])
    bracket = re.match(r"\s*\(([^()]+)\)", after)
    if bracket and not before.strip("\"' "):
        return _forward(bracket.group(1))
    called = CALLED.search(before)
    if called and re.search(r"[(\"',-]|called|known|abbreviated|hereinafter|hereafter", called.group()):
        phrase = _backward(before[: called.start()])
        tail = re.match(r"[\"')\]]*\s*(?:,|of|in|for|at)\s+(?=(?:the\s+)?[A-Z])", after)
        more = _forward(after[tail.end() :]) if tail else None
        return f"{phrase}, {more}" if phrase and more else phrase
    return None


def _forward(text: str) -> str | None:
    """The capitalised words that a text begins with."""
    text = ARTICLE.sub("", text.lstrip("\"' "))
    end = 0
    for found in WORD.finditer(text):
        word = found.group()
        if not (word[0].isupper() or word[0].isdigit() or word.lower() in CONNECTORS or word == ","):
            break
        if text[end : found.start()].strip("\"' "):
            break
        end = found.end()
    return _stripped(text[:end])


def _backward(text: str) -> str | None:
    """The capitalised words that a text ends with."""
    start = len(text)
    for found in reversed(list(WORD.finditer(text))):
        word = found.group()
        if not (word[0].isupper() or word[0].isdigit() or word.lower() in CONNECTORS or word == ","):
            break
        if text[found.end() : start].strip("\"' "):
            break
        start = found.start()
    return _stripped(text[start:])


def _stripped(text: str) -> str | None:
    parts = text.strip(" ,\"'").split()
    while parts and parts[0].lower() in CONNECTORS:
        parts = parts[1:]
    while parts and parts[-1].strip(",").lower() in CONNECTORS:
        parts = parts[:-1]
    return " ".join(parts).strip(" ,") or None


def _initialled(term: str, text: str) -> str | None:
    """The capitalised words of the text whose initials are the term, or of which the term is a part."""
    phrase = _forward(text) or ""
    if is_acronym(term):
        parts = phrase.split()
        size = len(parts)
        runs = [parts[first:last] for first in range(min(4, size)) for last in range(max(first + 2, size - 3), size + 1)]
        return phrase if any(has_initials(term, " ".join(run)) for run in runs) else None
    inner = {word.stem for word in words(term) if word.raw not in LINKS}
    outer = {word.stem for word in words(phrase) if word.raw not in LINKS}
    return phrase if inner and inner < outer and not is_acronym(term) else None


def has_initials(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym are the first letters of the name's words, of places too or not, links or not."""
    letters = re.sub(r"[^a-z]", "", acronym.lower())
    firsts = [(word.raw[0], word.raw in LINKS) for word in words(name) if word.raw[0].isalnum()]
    everything = "".join(letter for letter, _ in firsts)
    without = "".join(letter for letter, link in firsts if not link)
    return letters in {everything, without} or (len(letters) > 1 and _skips_links(letters, firsts))


def _skips_links(letters: str, firsts: list[tuple[str, bool]]) -> bool:
    """Whether the letters run through the first letters, links alone being passed over."""
    at = 0
    for letter, link in firsts:
        if at < len(letters) and letters[at] == letter:
            at += 1
        elif not link:
            return False
    return at == len(letters)
