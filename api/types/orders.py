"""The inputs that say in which order a list comes."""

from __future__ import annotations

import strawberry

from api.types.enums import SortDirection
from api.types.fields import optional


@strawberry.input(description="How agencies are ordered; one field to an entry.")
class AgencyOrder:
    """Orders of agencies."""

    name: SortDirection | None = optional("By name.")
    sector: SortDirection | None = optional("By sector, those without one last.")
    responsibility_count: SortDirection | None = optional("By how many duties they hold.")


@strawberry.input(description="How protocols, resources, jurisdictions, activities and findings are ordered.")
class EntityOrder:
    """Orders of other entities."""

    name: SortDirection | None = optional("By name, without regard to case.")


@strawberry.input(description="How duties are ordered; one field to an entry.")
class ResponsibilityOrder:
    """Orders of duties."""

    subject: SortDirection | None = optional("By the name of the agency that holds the duty.")
    function: SortDirection | None = optional("By function.")
    deadline: SortDirection | None = optional("By the length of the deadline, those without one last.")
    confidence: SortDirection | None = optional("By how sure the reading is.")
    recorded_at: SortDirection | None = optional("By when the duty was recorded.")


@strawberry.input(description="How documents are ordered; one field to an entry.")
class DocumentOrder:
    """Orders of documents."""

    title: SortDirection | None = optional("By title.")
    published_on: SortDirection | None = optional("By the day of publication, those without one last.")
    expires_on: SortDirection | None = optional("By the day on which they end, those without one last.")
    review_due_on: SortDirection | None = optional("By the day of their review, those without one last.")
    ingested_at: SortDirection | None = optional("By when they were read.")
