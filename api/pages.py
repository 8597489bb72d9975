"""The pages for people: the start page and the query page, as HTML without scripts from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from api.cookbook import Recipe

LEAD = (
    "Who must do what when a child is being trafficked: duties read from laws, protocols and agreements, "
    "each with the words that it rests on."
)
COUNTS = ("documents", "agencies", "responsibilities", "claims", "protocols", "resources", "jurisdictions", "findings")
LABELS = {"responsibilities": "duties"}
# Shares of the largest cell from which a cell is tinted more.
STEPS = (0.0, 0.1, 0.3, 0.6)


def page(title: str, body: str, script: str = "") -> str:
    """A whole page."""
    scripts = f'<script src="/static/{script}" defer></script>' if script else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="/static/style.css">{scripts}</head>'
        f"<body>{body}</body></html>"
    )


def start(stats: Mapping[str, Any] | None, matrix: Mapping[str, Any] | None, recipe: Recipe, ide: str | None) -> str:
    """The start page: what is in the graph, who does what, and how to ask. Without figures where the database is down."""
    link = f'<p><a class="button" href="{escape(ide)}">Ask the graph</a></p>' if ide else ""
    figures = counts(stats) if stats else '<p class="empty">The database does not answer at the moment.</p>'
    return page(
        "Convene",
        f"<header><h1>Convene</h1><p class='lead'>{escape(LEAD)}</p>{figures}</header>"
        f"<main><h2>Who does what</h2>{table(matrix)}"
        f"<h2>Ask by GraphQL</h2><p>At <code>/graphql</code>. For one: {escape(recipe.question)}</p>"
        f"<pre>{escape(recipe.text)}</pre>{link}</main>"
        "<footer>A duty that is not recorded here may exist all the same: the graph says what was read.</footer>",
    )


def counts(stats: Mapping[str, Any]) -> str:
    """The figures."""
    cells = "".join(f"<div><dt>{LABELS.get(name, name).capitalize()}</dt><dd>{stats[name]:,}</dd></div>" for name in COUNTS)
    return f'<dl class="counts">{cells}</dl>'


def table(matrix: Mapping[str, Any] | None) -> str:
    """The matrix as a table; the more duties a cell has, the more it is tinted."""
    if not matrix or not matrix["cells"]:
        return '<p class="empty">Nothing has been read yet: <code>convene ingest PATH</code> reads documents.</p>'
    cells = {(cell["row"], cell["column"]): cell["count"] for cell in matrix["cells"]}
    most = max(cells.values())
    columns = matrix["columns"]
    head = "".join(f'<th scope="col">{escape(column["label"])}</th>' for column in columns)
    rows = "".join(_row(row, columns, cells, most) for row in matrix["rows"])
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Duties by function and sector"><table><thead><tr>'
        f'<th scope="col">Function</th>{head}<th scope="col">All</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(row: Mapping[str, Any], columns: Sequence[Mapping[str, Any]], cells: Mapping[Any, int], most: int) -> str:
    tds = []
    for column in columns:
        count = cells.get((row["key"], column["key"]), 0)
        weight = sum(count / most > step for step in STEPS)
        tds.append(f'<td class="w{weight}">{count}</td>' if count else "<td></td>")
    return f'<tr><th scope="row">{escape(row["label"])}</th>{"".join(tds)}<td class="all">{row["total"]}</td></tr>'


def query(recipes: Sequence[Recipe]) -> str:
    """The query page."""
    options = "".join(
        f'<option data-query="{escape(r.text)}" data-variables="{escape(r.variables)}">{escape(r.question)}</option>'
        for r in recipes
    )
    first = escape(recipes[0].text) if recipes else ""
    return page(
        "Ask Convene",
        '<header><h1>Ask the graph</h1><p><a href="/">Start page</a></p></header><main><div class="ask"><div>'
        '<label for="cookbook">Questions to begin with</label>'
        f'<select id="cookbook"><option>Choose …</option>{options}</select>'
        f'<label for="question">Query</label><textarea id="question" rows="18" spellcheck="false">{first}</textarea>'
        '<label for="variables">Variables, as JSON</label>'
        '<textarea id="variables" rows="4" spellcheck="false">{}</textarea>'
        '<label for="key">API key, where you have one</label><textarea id="key" rows="1" spellcheck="false"></textarea>'
        '<p><button id="run" type="button">Ask (Ctrl-Enter)</button></p></div>'
        '<div><label for="answer">Answer</label><pre id="answer" tabindex="0" aria-live="polite"></pre></div></div></main>',
        "query.js",
    )
