"""Makes the papers of samples/ from their sources in tests/samples/source: `python tests/samples/make.py`.

Each source is plain Markdown (headings, lists, one table); the format of each paper is named below.
"""

from __future__ import annotations

import csv
import html
import re
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
from docx import Document
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

SOURCE = Path(__file__).parent / "source"
SAMPLES = Path(__file__).parent.parent.parent / "samples"
FORMATS = {
    "response-protocol": "pdf",
    "response-protocol-2023": "txt",
    "memorandum-of-understanding": "docx",
    "hospital-policy": "pdf",
    "school-procedure": "docx",
    "court-order": "html",
    "hotline-agreement": "md",
    "roster": "html",
    "research-digest": "txt",
    "contact-list": "xlsx",
    "service-directory": "csv",
}
ITEM = re.compile(r"(-|\([a-z]\)|\d+\.) +")


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """(kind, lines) with the kinds h1 to h3, item, row and p."""
    found = []
    for line in text.splitlines():
        if line.startswith("#"):
            level, title = line.split(" ", 1)
            found.append((f"h{len(level)}", [title]))
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not set("".join(cells)) <= {"-", ":"}:
                found.append(("row", cells))
        elif ITEM.match(line):
            found.append(("item", [line]))
        elif line.strip():
            found.append(("p", [line]))
    return found


def pdf(text: str, path: Path) -> None:
    sheet = getSampleStyleSheet()
    styles = {"h1": sheet["Title"], "h2": sheet["Heading2"], "h3": sheet["Heading3"], "p": sheet["BodyText"]}
    styles["item"] = ParagraphStyle("item", sheet["BodyText"], leftIndent=18)
    flow = [Paragraph(html.escape(lines[0].replace("- ", "• ", 1)), styles[kind]) for kind, lines in blocks(text)]
    SimpleDocTemplate(str(path), pagesize=LETTER, invariant=1, title=text.split("\n", 1)[0].lstrip("# ")).build(flow)


def docx(text: str, path: Path) -> None:
    paper = Document()
    paper.core_properties.created = paper.core_properties.modified = datetime(2026, 1, 1, tzinfo=UTC)
    paper.core_properties.author = ""
    paper.core_properties.title = text.split("\n", 1)[0].lstrip("# ")
    table = None
    for kind, lines in blocks(text):
        if kind == "row":
            if table is None:
                table = paper.add_table(rows=0, cols=len(lines), style="Table Grid")
            for cell, words in zip(table.add_row().cells, lines, strict=True):
                cell.text = words
            continue
        table = None
        if kind.startswith("h"):
            paper.add_heading(lines[0], int(kind[1]))
        elif kind == "item" and lines[0].startswith("- "):
            paper.add_paragraph(lines[0][2:], style="List Bullet")
        else:
            paper.add_paragraph(lines[0])
    paper.save(str(path))


def page(text: str, path: Path) -> None:
    parts, rows = [], []
    for kind, lines in [*blocks(text), ("end", [""])]:
        if kind == "row":
            tag = "td" if rows else "th"
            rows.append("<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in lines) + "</tr>")
            continue
        if rows:
            parts.append("<table>\n" + "\n".join(rows) + "\n</table>")
            rows = []
        if kind == "item":
            parts.append(f"<ul><li>{html.escape(lines[0].removeprefix('- '))}</li></ul>")
        elif kind != "end":
            parts.append(f"<{kind}>{html.escape(lines[0])}</{kind}>")
    title = html.escape(text.split("\n", 1)[0].lstrip("# "))
    body = "\n".join(parts)
    head = f'<head><meta charset="utf-8"><title>{title}</title></head>'
    path.write_text(f'<!doctype html>\n<html lang="en">\n{head}\n<body>\n{body}\n</body>\n</html>\n', encoding="utf-8")


def plain(text: str, path: Path) -> None:
    if path.suffix == ".txt":
        text = re.sub(r"^#+ ", "", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def rows_of(text: str) -> list[list[str]]:
    """The title as a row of its own, then the rows of the table."""
    return [lines if kind == "row" else [lines[0]] for kind, lines in blocks(text)]


def spreadsheet(text: str, path: Path) -> None:
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001 - openpyxl takes no zone
    for row in rows_of(text):
        book.active.append(row)
    book.save(path)


def comma_separated(text: str, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows_of(text))


WRITERS = {"pdf": pdf, "docx": docx, "html": page, "md": plain, "txt": plain, "xlsx": spreadsheet, "csv": comma_separated}


def main() -> None:
    SAMPLES.mkdir(exist_ok=True)
    for name, form in FORMATS.items():
        WRITERS[form]((SOURCE / f"{name}.md").read_text(encoding="utf-8"), SAMPLES / f"{name}.{form}")


if __name__ == "__main__":
    main()
