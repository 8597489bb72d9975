"""The command that hands the graph on to other tools: export. What the formats are is in exchange/."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from cli import output
from cli.settings import Settings, database, from_environment
from graph.driver import open_driver
from schema.kinds import Tier

FORMATS = "csv, jsonl, parquet, graphml, gexf, jsonld, turtle, ftm, bibtex, csl, hsds or hsds-csv"


def export_command(
    *,
    form: Annotated[str, typer.Option("--format", help=f"One of {FORMATS}.", show_default=False)],
    to: Annotated[Path, typer.Option(help="A folder that is new or empty, or a file that ends in .zip.", show_default=False)],
    tier: Annotated[Tier, typer.Option(help="As whom the graph is seen: what is hidden from them is left out.")] = Tier.PUBLIC,
    key: Annotated[str | None, typer.Option(help="As the bearer of this key, in place of --tier.", show_default=False)] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            envvar="CONVENE_LICENCE", help="What you give it out under: an SPDX name or an address.", show_default=False
        ),
    ] = None,
) -> None:
    """Write the graph in a format of other tools, with its sources, hashes, terms and a citation.

    Examples:
      convene export --format csv --to county.zip
      convene export --format graphml --to network --tier PARTNER
    """
    from exchange.formats import chosen, export
    from exchange.package import Terms, put
    from graph.export import View, seen

    settings = from_environment()
    known = chosen(form)
    if key:
        tier = _tier_of(settings, key)
    with open_driver(database(settings)) as driver:
        view = View(driver, seen(tier), settings.neo4j_database)
        put(export(view, known, Terms(tier, licence)), to)
    output.say(f"Written: {to}, as {tier} sees the graph.")


def _tier_of(settings: Settings, key: str) -> Tier:
    from api.access import Access

    return asyncio.run(Access(settings.home).reader(f"Bearer {key}")).tier
