"""How much a reader takes in before it refuses: one record of limits, with the reason for each.

No reading here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. Sizes are in bytes, `text` in code points, `seconds` in wall time, `memory` in bytes."""

    file: int = 50_000_000
    text: int = 20_000_000
    markup: int = 40_000_000  # a web page is read as a stream
    tags: int = 2_000_000  # of a page, and half of those of a DOCX, whose tree takes about 200 bytes for each
    unzipped: int = 200_000_000  # all parts of a DOCX
    part: int = 40_000_000  # its main text; XML trees take about 8 times their source
    ratio: int = 200  # unzipped to zipped, where a part is larger than 1 MB; prose reaches about 20
    pages: int = 10_000
    seconds: int = 15  # for a PDF, which is read in a process of its own
    memory: int = 900_000_000


DEFAULT = Limits()
