"""A Neo4j for the other scripts here: started in a temporary folder, stopped at the end. Run by itself it does nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cli.setup import cache_folder
from graph.driver import Address
from graph.local.server import Place, address, start, stop


@contextmanager
def temporary() -> Iterator[Address]:
    """Where it is."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), cache_folder())
        try:
            yield address(place, start(place))
        finally:
            stop(place)
