"""What the notebooks begin with: the database of the settings, as graph and as answers of the API. An extra: `.[notebooks]`."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from cli.ask import data
from cli.settings import database, from_environment

if TYPE_CHECKING:  # the extra
    import py2neo


def graph() -> py2neo.Graph:
    """The graph that the command would use, for py2neo."""
    from graph.frames import connect

    return connect(database(from_environment()))


def answer(name: str, **variables: Any) -> Any:
    """What the API answers to a query of the cookbook: the value of its one field. Raises ConveneError."""
    # A notebook runs in a loop of its own, in which another cannot be started.
    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(data, from_environment(), name, variables).result()
    return next(iter(found.values()))
