"""Documents as BibTeX and as CSL-JSON, for reference managers. What documents say is not here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from exchange.package import File
from graph.export import View
from schema.kinds import DocumentKind, Label

CSL_TYPES = {
    DocumentKind.STATUTE: "legislation",
    DocumentKind.RESEARCH: "report",
    DocumentKind.GUIDE: "report",
    DocumentKind.AGREEMENT: "treaty",
}
SPECIAL = re.compile(r"[\\{}&%$#_~^]")
ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def bibtex(view: View) -> Iterator[File]:
    """One file."""
    yield File("documents.bib", "application/x-bibtex", (_entry(row) for row in view.rows(Label.DOCUMENT)))


def sources(view: View) -> Iterator[File]:
    """The documents as CSL-JSON: where an export comes from."""
    rows = (orjson.dumps(_item(row), option=orjson.OPT_SORT_KEYS) for row in view.rows(Label.DOCUMENT))
    yield File("sources.csl.json", "application/vnd.citationstyles.csl+json", listed(rows))


def listed(entries: Iterator[bytes]) -> Iterator[bytes]:
    """Entries as one JSON list, a line each."""
    before = b"[\n"
    for entry in entries:
        yield before + entry
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def _note(row: dict[str, Any]) -> str:
    return f"sha256:{row['sha256']}; tier {row['tier']}"


def _item(row: dict[str, Any]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": row["id"],
        "type": CSL_TYPES.get(row["kind"], "document"),
        "title": row["title"],
        "note": _note(row),
        "custom": {"kind": row["kind"], "sha256": row["sha256"], "tier": row["tier"], "file": row["name"]},
    }
    by = row["authors"] or [name for name in (row["publisher"],) if name]
    issued = (
        [int(part) for part in row["publishedOn"].split("-")] if row["publishedOn"] else [row["year"]] if row["year"] else []
    )
    more = {
        "author": [{"literal": name} for name in by],
        "publisher": row["publisher"],
        "issued": {"date-parts": [issued]} if issued else None,
        "URL": row["uri"],
        "DOI": row["doi"],
        "container-title": row["journal"],
        "jurisdiction": row["jurisdiction"],
    }
    return item | {name: value for name, value in more.items() if value}


def _entry(row: dict[str, Any]) -> bytes:
    kind = _sort(row)
    published = (row["publishedOn"] or str(row["year"] or "")).split("-")
    by = row["authors"] or [name for name in (row["publisher"],) if name]
    fields = {
        "title": f"{{{_safe(row['title'])}}}",
        "author": " and ".join(f"{{{_safe(name)}}}" for name in by),
        "institution": _safe(row["publisher"]) if kind == "techreport" else None,
        "journal": _safe(row["journal"]) if row["journal"] else None,
        "doi": row["doi"],
        "year": published[0] or None,
        "month": str(int(published[1])) if len(published) > 1 else None,
        "url": row["uri"],
        "note": _safe(_note(row)),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{row['id']},\n{lines}}}\n\n".encode()


def _sort(row: dict[str, Any]) -> str:
    if row["journal"]:
        return "article"
    return "techreport" if row["kind"] == DocumentKind.RESEARCH and row["publisher"] else "misc"


def _safe(text: str) -> str:
    return SPECIAL.sub(lambda found: ESCAPES.get(found[0], f"\\{found[0]}"), text)
