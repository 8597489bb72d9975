"""What passes between the steps `read → structure → screen → extract → resolve`: frozen records, no behaviour.

All offsets are Unicode code points into the one `text` of a reading, end exclusive. The graph's own rows are in graph/facts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from schema.kinds import EntityKind, Function, Modality, Predicate, Sector


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "HEADING"
    PARAGRAPH = "PARAGRAPH"
    ITEM = "ITEM"
    CELL = "CELL"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table cell at text[start:end].

    `level` is a heading's level (1 is the highest) or an item's depth (0 is the outermost); `page` counts from 1.
    For a cell, `row` and `column` count from 0 inside table number `table`; `sheet` is its sheet's name in a spreadsheet.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one file; for plain text, `text` is the content unchanged and `blocks` may be empty."""

    name: str
    sha256: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    media_type: str = "text/plain"
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, clause, heading or list item at text[start:end].

    `path` is the clause number or the headings above it ("4.2(b)", "POLICE > WHAT COULD HELP?"); `lead` is the index of the
    passage that introduces this one ("The team shall:"), `heading` that of the nearest heading above it.
    """

    start: int
    end: int
    path: str | None = None
    page: int | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    lead: int | None = None
    heading: int | None = None

    @property
    def above(self) -> tuple[int, ...]:
        """The indexes of its lead-in and its heading, of those that it has."""
        return tuple(number for number in (self.lead, self.heading) if number is not None)


@dataclass(frozen=True, slots=True)
class Structured:
    """A reading cut into passages, in order and without overlap; white space alone lies between them."""

    reading: Reading
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """text[start:end]."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Withheld:
    """What screening holds back: where, and of what kind; never the words."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Screened:
    """A structured text in which each withheld passage is blanked with spaces (offsets stay), and what was withheld."""

    structured: Structured
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit at text[start:end]; `duration` is ISO 8601 in the unit of the text, null where no number can be read.

    `after` is the event the clock starts at (or counts back from, where `before`); `business` time leaves out weekends;
    `recurring` comes again each period.
    """

    start: int
    end: int
    duration: str | None = None
    after: Span | None = None
    business: bool = False
    before: bool = False
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing named at text[start:end]; mentions of one thing share `entity`; `method` names the rule or model."""

    id: str
    start: int
    end: int
    kind: EntityKind
    entity: str
    confidence: float
    method: str
    sector: Sector | None = None
    function: Function | None = None


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing said of `subject` (a mention's id): predicate, object mention, modality (null where there is none).

    `evidence` is the sentence or clause that says it; `counterparts` are mentions of agencies that it is done with or for;
    `under` is the mention of the rule that it stands in, where that is another than the document itself.
    """

    subject: str
    predicate: Predicate
    object: str
    evidence: Span
    confidence: float
    method: str
    modality: Modality | None = None
    negated: bool = False
    condition: Span | None = None
    deadline: Deadline | None = None
    counterparts: tuple[str, ...] = ()
    under: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known beyond the mention of a finding: its figures as written, its year, the mentions it is about."""

    mention: str
    figures: tuple[str, ...] = ()
    year: int | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one text."""

    mentions: tuple[Mention, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    findings: tuple[Finding, ...] = ()
    model: dict[str, Any] = field(default_factory=dict)
