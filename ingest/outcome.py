"""What came of a file that was ingested. Light to import: commands and the API show it without loading the extractor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schema.errors import ConveneError


class Status(StrEnum):
    """What came of a file."""

    LOADED = "LOADED"
    KNOWN = "KNOWN"
    READ = "READ"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: LOADED, KNOWN before, READ alone (dry run), or FAILED with the error.

    `counts` holds agencies, responsibilities, claims and findings; `withheld` counts passages kept out;
    `cited`: a bibliography told of it.
    """

    path: str
    status: Status
    document: str | None = None
    media_type: str | None = None
    counts: dict[str, int] | None = None
    withheld: int = 0
    cited: bool = False
    warnings: tuple[str, ...] = ()
    error: ConveneError | None = None
