"""How the brief is set: as a page of HTML and as a tagged PDF (PDF/UA-1), on A4 or Letter. What it says is api/brief's."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

import jinja2
import markupsafe
import msgspec

from api.brief import Brief, Line

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"
STANDARD: Literal["ua-1"] = "ua-1"


class Paper(StrEnum):
    """The sheet; the values are Typst's names."""

    A4 = "a4"
    LETTER = "us-letter"


def html(brief: Brief, *, alone: bool = False) -> str:
    """The page; every value is escaped. `alone`: its style is within it, as a file of its own needs."""
    style = markupsafe.Markup((STATIC / "brief.css").read_text(encoding="utf-8")) if alone else None  # noqa: S704 - our own file
    return _page().render(brief=brief, notes=_marks, style=style)


def pdf(brief: Brief, paper: Paper) -> bytes:
    """The PDF: tagged, with a title and a language."""
    import typst  # noqa: PLC0415 - a PDF is asked for seldom, and its typesetter is large

    data = msgspec.json.encode(asdict(brief)).decode()
    made: bytes = typst.compile(
        str(TEMPLATES / "brief.typ"), format="pdf", sys_inputs={"brief": data, "paper": str(paper)}, pdf_standards=[STANDARD]
    )
    return made


@cache
def _page() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True).get_template("brief.html")


def _marks(line: Line) -> markupsafe.Markup:
    """The notes of a line, as links."""
    links = [markupsafe.Markup('<a href="#note-{0}">{0}</a>').format(number) for number in line.notes]
    return markupsafe.Markup("<sup>{}</sup>").format(markupsafe.Markup(", ").join(links)) if links else markupsafe.Markup("")
