"""Passages to spaCy parses that know where they stand in the text. What is found in them is elsewhere.

An item under "The team shall:" is parsed as a sentence of its own ("They shall ..."), for the parser does not know its lead-in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.model import BlockKind, Passage, Structured
from ingest.structure.lines import CAPITALS, upper_share
from ingest.structure.markers import marks

_LEAD = re.compile(
    r"\b(shall|must|should|may|can|could|will|to|responsible for|agrees?|required)\b[^.]{0,12}?[\s:—–-]*$", re.IGNORECASE
)
_MODALS = (
    ("must", re.compile(r"\b(?:shall|must|required|responsible for|duty|duties)\b", re.IGNORECASE)),
    ("should", re.compile(r"\b(?:should|recommend\w*|encouraged|could help|needs?)\b", re.IGNORECASE)),
    ("may", re.compile(r"\b(?:may|can|could|authori[sz]ed|permitted)\b", re.IGNORECASE)),
    ("will", re.compile(r"\b(?:will|agrees?|commits?)\b", re.IGNORECASE)),
)
LEAD_MODALS = ("none", "must", "should", "may", "will", "other")
_PREFIX = "They shall "
# passages after which a long text is taken in sections, so that memory does not grow with it
SECTION = 300
# characters that the parser should see as a plain space, one for one
_BLANKS = re.compile(r"[^\S ]|[\x00-\x08\x0e-\x1f\u200b-\u200f\u202a-\u202e\ufeff\ud800-\udfff*_`#]")


@dataclass(slots=True)
class Clause:
    """A passage with its parse: character i of `doc.text` is text[offset + i]; the first `skip` tokens are not in the text."""

    index: int
    passage: Passage
    body: int
    doc: Doc
    offset: int
    skip: int
    lead_modal: str

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Start and end in the text of tokens first to last, both included."""
        end = self.doc[last]
        return self.offset + self.doc[first].idx, self.offset + end.idx + len(end)

    def tokens(self) -> Iterator[Token]:
        """The tokens that stand in the text, white space left out."""
        return (t for t in islice(self.doc, self.skip, None) if not t.is_space)


@dataclass
class Parsed:
    """A section of a text: the parses of passages that follow one another; `last` says that the text ends with it."""

    structured: Structured
    clauses: list[Clause]
    last: bool = True

    @property
    def text(self) -> str:
        """The text that all offsets count in."""
        return self.structured.reading.text


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is handed to the parser for one passage."""

    body: int
    words: str
    prefix: int
    lead_modal: str


def _plan(structured: Structured, passage: Passage) -> _Plan:
    """The words of a passage after its marks: white space plain, capitals lowered, a prefix where its lead-in asks for one."""
    text = structured.reading.text
    _, body = marks(text, passage.start, passage.end)
    words = _BLANKS.sub(" ", text[body : passage.end])
    if upper_share(words) > CAPITALS and len(words.lower()) == len(words):
        words = words.lower()
    lead, modal, prefix = passage.lead, "none", ""
    if lead is not None:
        above = structured.passages[lead]
        words_above = text[max(above.start, above.end - 300) : above.end]
        modal = next((name for name, pattern in _MODALS if pattern.search(words_above)), "other")
        if words[:1].islower() and _LEAD.search(words_above):
            prefix = _PREFIX
    return _Plan(body, prefix + words, len(prefix), modal)


def parse(texts: Iterable[Structured], nlp: Language, batch: int = 128) -> Iterator[Parsed]:
    """Each structured text in sections with their parses, in order; passages of several texts share a batch of the parser."""

    def plans() -> Iterator[tuple[str, tuple[Structured, int, _Plan]]]:
        for structured in texts:
            waiting.append(structured)
            for index, passage in enumerate(structured.passages):
                plan = _plan(structured, passage)
                yield plan.words, (structured, index, plan)

    waiting: list[Structured] = []
    clauses: list[Clause] = []
    for doc, (structured, index, plan) in nlp.pipe(plans(), as_tuples=True, batch_size=batch):
        while waiting[0] is not structured:
            yield Parsed(waiting.pop(0), [])
        clauses.append(_clause(doc, structured, index, plan))
        last = index + 1 == len(structured.passages)
        if last or _section_ends(structured, index, len(clauses)):
            yield Parsed(structured, clauses, last=last)
            clauses = []
        if last:
            waiting.pop(0)
    yield from (Parsed(structured, []) for structured in waiting)


def _clause(doc: Doc, structured: Structured, index: int, plan: _Plan) -> Clause:
    doc.tensor = doc.tensor[:0]  # the parser's own vectors: nobody reads them, and they outweigh the parse
    skip = sum(1 for t in doc[:4] if t.idx < plan.prefix)
    return Clause(index, structured.passages[index], plan.body, doc, plan.body - plan.prefix, skip, plan.lead_modal)


def _section_ends(structured: Structured, index: int, count: int) -> bool:
    """Whether a section ends after this passage: before a heading when it is long, anywhere when it is very long."""
    if count < SECTION:
        return False
    return structured.passages[index + 1].kind is BlockKind.HEADING or count >= 2 * SECTION


def is_heading(clause: Clause) -> bool:
    """Whether the clause is a heading."""
    return clause.passage.kind is BlockKind.HEADING
