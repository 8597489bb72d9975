"""The kind of a protocol or resource, by the words of its name. The first pattern that fits decides."""

from __future__ import annotations

import re
from typing import TypeVar

from schema.kinds import ProtocolKind, ResourceKind

K = TypeVar("K", ProtocolKind, ResourceKind)


def _table(*rows: tuple[K, str]) -> tuple[tuple[K, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for kind, pattern in rows)


PROTOCOLS = _table(
    (ProtocolKind.AGREEMENT, r"agreement|memorand|mou\b|moa\b|contract|compact|charter"),
    (ProtocolKind.PLAN, r"plan\b|plans\b|strateg"),
    (ProtocolKind.GUIDELINE, r"guid|standard|best practice|recommendation|checklist"),
    (ProtocolKind.PROCEDURE, r"protocol|procedure|practice"),
    (ProtocolKind.POLICY, r"polic|directive|order|bulletin"),
    (
        ProtocolKind.LAW,
        r"act\b|law|statute|code|section|title|chapter|subsection|paragraph|u\.?s\.?c|constitution|regulation|rule|ordinance|bill",
    ),
)
RESOURCES = _table(
    (ResourceKind.HOTLINE, r"hotline|helpline|tip ?line|crisis line|text line|\d.?800.\d"),
    (ResourceKind.FUND, r"grants?\b|fund|money|stipend|voucher|subsid|award|appropriation|financ"),
    (ResourceKind.TRAINING, r"training|course|curricul|class|workshop|webinar"),
    (ResourceKind.FACILITY, r"shelter|center|centre|clinic|home|facilit|beds?\b|housing|room|safe house|apartment"),
    (ResourceKind.TOOL, r"tool|form|screen|databas|system|kit|checklist|website|card|poster|software|registry|material"),
    (ResourceKind.PROGRAM, r"program|initiative|project"),
    (ResourceKind.SERVICE, r"service|counsel|advoca|care\b|therapy|treatment|assistance|support|aid\b|help\b|legal|transport"),
)


def protocol_kind(name: str) -> ProtocolKind:
    """The kind of the protocol with this name."""
    return next((kind for kind, pattern in PROTOCOLS if pattern.search(name)), ProtocolKind.OTHER)


def resource_kind(name: str) -> ResourceKind:
    """The kind of the resource with this name."""
    return next((kind for kind, pattern in RESOURCES if pattern.search(name)), ResourceKind.OTHER)
