"""What an entity is called and of which sector it is, derived from counts: any order of documents gives the same.

Counts are kept on the node and can be taken back. Nothing here talks to the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from schema.kinds import Sector, Tier

# Keys of an index are limited in length; this leaves room for the id.
SORT_LENGTH = 80
TIERS = {str(tier): rank for rank, tier in enumerate(Tier)}


@dataclass(slots=True)
class Tally:
    """How often an entity is written in each way and judged of each sector, and the lowest tier that names it."""

    forms: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    tier: str | None = None

    @classmethod
    def stored(cls, row: Mapping[str, Any]) -> Tally:
        """From the properties forms, formCounts, sectors, sectorCounts and tier of a node; any may be null."""
        return cls(
            Counter(dict(zip(row["forms"] or [], row["formCounts"] or [], strict=True))),
            Counter(dict(zip(row["sectors"] or [], row["sectorCounts"] or [], strict=True))),
            # The tier of what nobody names any more is of the past.
            row["tier"] if row["forms"] else None,
        )

    def add(self, forms: Mapping[str, int], sectors: Mapping[Sector, int], tier: str) -> None:
        """What one more document says."""
        self.forms.update(forms)
        self.sectors.update({str(sector): count for sector, count in sectors.items()})
        self.tier = tier if self.tier is None else min(self.tier, tier, key=TIERS.__getitem__)

    def take(self, forms: Mapping[str, int], sectors: Mapping[str, int]) -> None:
        """What one document no longer says."""
        self.forms = Counter({form: n for form, n in (self.forms - Counter(forms)).items() if n})
        self.sectors = Counter({name: n for name, n in (self.sectors - Counter(sectors)).items() if n})

    def properties(self) -> dict[str, Any]:
        """The counts as a node keeps them, sorted, so that equal tallies are stored alike."""
        forms, sectors = sorted(self.forms.items()), sorted(self.sectors.items())
        return {
            "forms": [form for form, _ in forms],
            "formCounts": [count for _, count in forms],
            "sectors": [sector for sector, _ in sectors],
            "sectorCounts": [count for _, count in sectors],
            "tier": self.tier,
        }


def together(tallies: Iterable[Tally]) -> Tally:
    """The tally of agencies that are one."""
    total = Tally()
    for tally in tallies:
        if tally.forms:
            total.forms.update(tally.forms)
            total.sectors.update(tally.sectors)
            if tally.tier is not None:
                total.tier = tally.tier if total.tier is None else min(total.tier, tally.tier, key=TIERS.__getitem__)
    return total


def derived(identity: str, tally: Tally) -> dict[str, Any]:
    """`name`, `aliases`, `sector`, `sort` and `tier` of an entity."""
    name = max(tally.forms, key=lambda form: _preference(form, tally.forms[form]))
    return {
        "name": name,
        "aliases": sorted(form for form in tally.forms if form != name),
        "sector": max(sorted(tally.sectors), key=tally.sectors.__getitem__) if tally.sectors else None,
        "sort": f"{name.lower()[:SORT_LENGTH]}\u0000{identity}",
        "tier": tally.tier,
    }


def _preference(form: str, count: int) -> tuple[bool, bool, int, int, str]:
    """A name in full before an acronym, mixed case before capitals, then by count, by length, by alphabet."""
    return (len(form.split()) > 1, not form.isupper(), count, len(form), form)
