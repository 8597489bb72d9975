"""One entry of a bibliography, in the same form whatever the format was."""

from __future__ import annotations

import re
from dataclasses import dataclass

DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^`]+")
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
# Far more than any paper has.
MOST_AUTHORS = 500


@dataclass(frozen=True, slots=True)
class Citation:
    """A published work. `published` is 2019, 2019-05 or 2019-05-31; `files` are names of files that hold its text."""

    title: str
    authors: tuple[str, ...] = ()
    published: str | None = None
    doi: str | None = None
    journal: str | None = None
    publisher: str | None = None
    url: str | None = None
    files: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return int(self.published[:4]) if self.published else None

    @property
    def is_published(self) -> bool:
        """Whether it was put before the public: only then are its authors' names bibliographic data and not private ones."""
        return bool(self.published and (self.doi or self.journal or self.publisher))


def doi_in(text: str) -> str | None:
    """The first DOI in a text, in lower case, without the full stop that ends a sentence."""
    found = DOI.search(text)
    return found.group().rstrip(".,;:)]").lower() if found else None


def day(year: str, month: str = "", date: str = "") -> str | None:
    """A day as far as it is known: 2019, 2019-05, 2019-05-31. Months as numbers or English names."""
    found = YEAR.search(year)
    if not found:
        return None
    number = _month(month)
    if number is None:
        return found.group()
    in_month = int(date) if date.isascii() and date.isdigit() and 1 <= int(date) <= 31 else None  # noqa: PLR2004 - days
    return f"{found.group()}-{number:02}" + (f"-{in_month:02}" if in_month else "")


def _month(word: str) -> int | None:
    word = word.strip().lower()
    if word.isascii() and word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None  # noqa: PLR2004 - months
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return names.index(word[:3]) + 1 if word[:3] in names else None
