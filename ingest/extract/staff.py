"""Bare words for staff ("Employees") under a heading that names an agency mean that agency's own people.

Names and acronyms of agencies are put together in identity.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.model import Mention
from ingest.resolve.names import STAFF
from schema.kinds import EntityKind


def of_their_heading(text: str, mentions: Sequence[Mention], headings: Mapping[str, int], at: Sequence[int]) -> list[Mention]:
    """The mentions, those of bare staff with the entity of the agency in the heading above them, where there is one.

    `at` is the passage of each mention, `headings` the passage of the heading above a mention, by the mention's id.
    """
    named = {where: m.entity for where, m in zip(at, mentions, strict=True) if m.kind is EntityKind.AGENCY}
    moved = []
    for mention in mentions:
        agency = named.get(headings.get(mention.id, -1))
        bare = mention.kind is EntityKind.AGENCY and text[mention.start : mention.end].lower() in STAFF
        moved.append(replace(mention, entity=agency) if bare and agency else mention)
    return moved
