"""The graph as pandas frames, for notebooks: objects of graph/ogm.py, and statements of queries/read. An extra: `.[notebooks]`.

It reads as the owner of the database does, whatever the tier of a fact; what others may see, the API tells.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import py2neo
from py2neo.ogm import Property

from graph.driver import Address
from queries import cypher


def connect(address: Address) -> py2neo.Graph:
    """The graph at this address, for py2neo."""
    return py2neo.Graph(address.uri, auth=(address.user, address.password), name=address.database)


def to_frame(objects: Iterable[Any], *columns: str) -> pd.DataFrame:
    """A row an object of graph/ogm.py, a column a property: those that are named, else all that its class has."""
    rows = list(objects)
    names = list(columns) or list(dict.fromkeys(name for one in rows for name in _properties(type(one))))
    return pd.DataFrame([[getattr(one, name) for name in names] for one in rows], columns=names)


def duties(graph: py2neo.Graph, place: str | None = None) -> pd.DataFrame:
    """Who does what, each duty with a quote and its document. `place`: a jurisdiction by name or key; `hours`: the deadline."""
    found = graph.run(cypher("read/frame_duties"), place=place)
    return pd.DataFrame([dict(record) for record in found], columns=found.keys())


def _properties(kind: type) -> list[str]:
    """The names of a class's properties, those of what it is a kind of first."""
    return [name for base in reversed(kind.__mro__) for name, value in vars(base).items() if isinstance(value, Property)]
