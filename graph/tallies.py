"""What an entity is called and of which sector it is, derived from counts: any order of documents gives the same.

Counts are kept on the node and can be taken back. Nothing here talks to the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from schema.kinds import Sector, Tier

# Keys of an index are limited in length; this leaves room for the id.
SORT_LENGTH = 80
TIERS = {str(tier): rank for rank, tier in enumerate(Tier)}
# Whoever sees less than all reads properties of their own: under the plain name with this behind it.
SUFFIXES = {tier: "" if tier is list(Tier)[-1] else tier.capitalize() for tier in reversed(Tier)}
DERIVED = ("name", "aliases", "sector", "sort")
Counts = Counter[tuple[str, str]]


@dataclass(slots=True)
class Tally:
    """How often an entity is written in each way and judged of each sector, by the tier of the documents that do."""

    forms: Counts = field(default_factory=Counter)
    sectors: Counts = field(default_factory=Counter)

    @classmethod
    def stored(cls, row: Mapping[str, Any]) -> Tally:
        """From forms, formCounts, sectors, sectorCounts, and formTiers and sectorTiers or one tier; any may be null."""
        return cls(_counts(row, "form"), _counts(row, "sector"))

    @property
    def tier(self) -> str | None:
        """The lowest tier that names it."""
        return min((tier for _, tier in self.forms), key=TIERS.__getitem__, default=None)

    def add(self, forms: Mapping[str, int], sectors: Mapping[Sector, int], tier: str) -> None:
        """What one more document of this tier says."""
        for form, count in forms.items():
            self.forms[form, tier] += count
        for sector, count in sectors.items():
            self.sectors[str(sector), tier] += count

    def take(self, said: Tally) -> None:
        """What one document no longer says."""
        self.forms, self.sectors = self.forms - said.forms, self.sectors - said.sectors

    def moved(self, tier: str) -> Tally:
        """The same, said at this tier."""
        return Tally(_moved(self.forms, tier), _moved(self.sectors, tier))

    def seen(self, tier: Tier) -> tuple[Counter[str], Counter[str]]:
        """How often each form and each sector is said for whoever sees this tier."""
        return _seen(self.forms, tier), _seen(self.sectors, tier)

    def properties(self) -> dict[str, Any]:
        """The counts as a node keeps them, sorted, so that equal tallies are stored alike."""
        return _properties("form", self.forms) | _properties("sector", self.sectors) | {"tier": self.tier}


def _counts(row: Mapping[str, Any], what: str) -> Counts:
    values, counts = row[f"{what}s"] or [], row[f"{what}Counts"] or []
    tiers = row.get(f"{what}Tiers") or [row.get("tier")] * len(values)
    return Counter(dict(zip(zip(values, tiers, strict=True), counts, strict=True)))


def _properties(what: str, counts: Counts) -> dict[str, Any]:
    """A list without values is none."""
    found = sorted(counts.items())
    return {
        f"{what}s": [value for (value, _), _ in found] or None,
        f"{what}Tiers": [tier for (_, tier), _ in found] or None,
        f"{what}Counts": [count for _, count in found] or None,
    }


def _moved(counts: Counts, tier: str) -> Counts:
    out: Counts = Counter()
    for (value, _), count in counts.items():
        out[value, tier] += count
    return out


def _seen(counts: Counts, tier: Tier) -> Counter[str]:
    out: Counter[str] = Counter()
    for (value, said), count in counts.items():
        if TIERS[said] <= TIERS[tier]:
            out[value] += count
    return out


def together(tallies: Iterable[Tally]) -> Tally:
    """The tally of agencies that are one."""
    total = Tally()
    for tally in tallies:
        total.forms.update(tally.forms)
        total.sectors.update(tally.sectors)
    return total


def derived(identity: str, tally: Tally) -> dict[str, Any]:
    """`name`, `aliases`, `sector`, `sort` of an entity as each tier reads them (null where it does not see it), and `tier`."""
    out: dict[str, Any] = {"tier": tally.tier}
    said = {tier for counts in (tally.forms, tally.sectors) for _, tier in counts}
    before: set[str] | None = None
    values: Sequence[Any] = ()
    for tier, suffix in SUFFIXES.items():
        heard = {one for one in said if TIERS[one] <= TIERS[tier]}
        if heard != before:
            before, values = heard, _named(identity, *tally.seen(tier))
        out |= {f"{name}{suffix}": value for name, value in zip(DERIVED, values, strict=True)}
    return out


def _named(identity: str, forms: Counter[str], sectors: Counter[str]) -> Sequence[Any]:
    if not forms:
        return (None,) * len(DERIVED)
    name = max(forms, key=lambda form: _preference(form, forms[form]))
    sector = max(sorted(sectors), key=sectors.__getitem__) if sectors else None
    aliases = sorted(form for form in forms if form != name)
    return name, aliases or None, sector, f"{name.lower()[:SORT_LENGTH]}\u0000{identity}"


def _preference(form: str, count: int) -> tuple[bool, bool, int, int, str]:
    """A name in full before an acronym, mixed case before capitals, then by count, by length, by alphabet."""
    return (len(form.split()) > 1, not form.isupper(), count, len(form), form)
