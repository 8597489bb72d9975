"""Which citation is that of a document: by the name of its file, by its DOI, by its title. Nothing is guessed from likeness."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from ingest.citations.model import DOI, Citation
from ingest.facts import Options
from ingest.model import Reading
from schema.kinds import DocumentKind

# How much of the beginning is looked at: further down stand the works that a paper cites.
HEAD = 4000
# A title of fewer letters ("Introduction") may stand in any paper.
SHORTEST_TITLE = 20
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Citations:
    """Citations by what tells them: name of a file, DOI, title. What two citations share tells neither."""

    by_file: dict[str, Citation] = field(default_factory=dict)
    by_doi: dict[str, Citation] = field(default_factory=dict)
    by_title: dict[str, Citation] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Sequence[Citation]) -> Citations:
        """The citations of one bibliography or several."""
        files = [(name.lower(), one) for one in found for name in one.files]
        dois = [(one.doi, one) for one in found if one.doi]
        titles = [(plain(one.title), one) for one in found]
        return cls(_telling(files), _telling(dois), _telling([t for t in titles if len(t[0]) >= SHORTEST_TITLE]))


def cited(reading: Reading, citations: Citations) -> Citation | None:
    """The citation of the document that was read, or None."""
    own = citations.by_file.get(PurePath(reading.name).name.lower())
    if own:
        return own
    head = reading.text[:HEAD]
    for found in DOI.finditer(head):
        known = citations.by_doi.get(found.group().rstrip(".,;:)]").lower())
        if known:
            return known
    titled = citations.by_title.get(plain(reading.title or ""))
    if titled:
        return titled
    words = f" {plain(head)} "
    held = [one for title, one in citations.by_title.items() if f" {title} " in words]
    return held[0] if len(held) == 1 else None


def with_citation(options: Options, citation: Citation) -> Options:
    """What the citation says of the document; what the user says comes first. Authors only of what is published."""
    return replace(
        options,
        title=options.title or citation.title,
        kind=options.kind or DocumentKind.RESEARCH,
        published_on=options.published_on or _whole_day(citation.published),
        publisher=options.publisher or citation.publisher or citation.journal,
        uri=options.uri or (f"https://doi.org/{citation.doi}" if citation.doi else citation.url),
        authors=citation.authors if citation.is_published else (),
        year=citation.year,
        doi=citation.doi,
        journal=citation.journal,
    )


def _whole_day(published: str | None) -> str | None:
    """A day of publication that is known to the day; the year alone has a field of its own."""
    try:
        return date.fromisoformat(published or "").isoformat()
    except ValueError:
        return None


def plain(text: str) -> str:
    """The words alone, in lower case."""
    return " ".join(WORD.findall(text.lower()))


def _telling(pairs: Sequence[tuple[str, Citation]]) -> dict[str, Citation]:
    kept: dict[str, Citation] = {}
    shared = set()
    for key, one in pairs:
        if key in kept and kept[key] != one:
            shared.add(key)
        kept[key] = one
    return {key: one for key, one in kept.items() if key not in shared}
