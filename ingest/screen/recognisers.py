"""What in a passage must not be stored: all recognisers in a row. Each looks at each character a bounded number of times.

Blanking passages is in __init__.py.
"""

from __future__ import annotations

from ingest.screen.context import Found
from ingest.screen.initials import initials
from ingest.screen.numbers import numbers
from ingest.screen.persons import persons
from ingest.screen.reading import told
from ingest.screen.stories import beside, stories


def recognise(text: str) -> list[Found]:
    """Everything in `text` that speaks of a private person or a case, in order; empty where it may be stored."""
    found = [*numbers(text), *persons(text), *initials(text), *stories(text)]
    found = [*found, *beside(text, found)] or [*told(text)]
    return sorted(set(found), key=lambda one: (one.start, one.end, one.kind))
