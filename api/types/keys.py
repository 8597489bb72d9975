"""Inputs that name a thing or a situation. Filters are in filters.py."""

from __future__ import annotations

import strawberry

from api.types.fields import optional
from api.types.scalars import DateTime
from schema.kinds import Function


@strawberry.input(one_of=True, description="Names one agency: by id or by name.")
class AgencyKey:
    """One way to name an agency."""

    id: strawberry.ID | None = optional("The global id of the agency.")
    name: str | None = optional("Its name or one of its aliases, without regard to case.")


@strawberry.input(one_of=True, description="Names one jurisdiction: by id, code or name.")
class JurisdictionKey:
    """One way to name a jurisdiction."""

    id: strawberry.ID | None = optional("The global id of the jurisdiction.")
    geoid: str | None = optional("Its Census GEOID, leading zeros kept.")
    iso_code: str | None = optional("Its ISO 3166-1 or 3166-2 code.")
    name: str | None = optional("Its name or another name seen for it, without regard to case.")


@strawberry.input(description="A situation in which to call somebody. It is never stored or logged.")
class SituationInput:
    """What is needed, where, and for whom."""

    need: list[Function] = strawberry.field(description="What is needed, the most pressing first.")
    jurisdiction: JurisdictionKey | None = optional("The place; every place where left out.")
    minor: bool | None = optional("Whether it is about somebody under 18; not known where left out.")
    in_custody: bool | None = optional("Whether they are in custody; not known where left out.")
    after_hours: bool | None = optional("Whether it is outside of office hours; not known where left out.")
    at: DateTime | None = optional("The moment; papers in force on its day count. Today where left out.")
