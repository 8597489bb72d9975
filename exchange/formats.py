"""The formats in which the graph goes out, each by its name. How a format is written is its own module's."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain

from exchange import bibliography, money, network, rdf, tabular
from exchange.hsds import files
from exchange.package import File, Piece, Terms, packaged
from graph.export import View
from schema.errors import Code, ConveneError


class Format(StrEnum):
    """What an export can be."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    GRAPHML = "graphml"
    GEXF = "gexf"
    JSONLD = "jsonld"
    TURTLE = "turtle"
    FTM = "ftm"
    BIBTEX = "bibtex"
    CSL = "csl"
    HSDS = "hsds"
    HSDS_CSV = "hsds-csv"


def chosen(name: str) -> Format:
    """The format of this name. Raises BAD_INPUT where there is none."""
    if name not in tuple(Format):
        raise ConveneError(Code.BAD_INPUT, f"{name or 'No name'} is no format; there are {', '.join(Format)}.")
    return Format(name)


PLAIN = {
    Format.CSV: tabular.csv,
    Format.JSONL: tabular.jsonl,
    Format.PARQUET: tabular.parquet,
    Format.FTM: money.ftm,
    Format.BIBTEX: bibliography.bibtex,
    Format.HSDS: files.hsds,
    Format.HSDS_CSV: files.hsds_csv,
}
DESCRIBED = {
    Format.GRAPHML: network.graphml,
    Format.GEXF: network.gexf,
    Format.JSONLD: rdf.jsonld,
    Format.TURTLE: rdf.turtle,
}


def export(view: View, form: Format, terms: Terms) -> Iterator[Piece]:
    """The package of the graph in a format, piece by piece. Raises what reading the graph raises."""
    return packaged(chain(_files(view, form, terms), bibliography.sources(view)), terms)


def _files(view: View, form: Format, terms: Terms) -> Iterator[File]:
    if form in PLAIN:
        return PLAIN[form](view)
    return DESCRIBED[form](view, terms) if form in DESCRIBED else iter(())
