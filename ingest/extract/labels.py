"""The classes of the model's heads, in the order of their columns. Training and run time read them here alone."""

from __future__ import annotations

from schema.kinds import EntityKind, Function, Modality, Predicate, Sector

NOUNS = (EntityKind.AGENCY, EntityKind.PROTOCOL, EntityKind.RESOURCE, EntityKind.JURISDICTION)
SECTORS = tuple(Sector)
FUNCTIONS = tuple(Function)
PREDICATES = tuple(Predicate)
# each modality, then its denial
MODALITIES = tuple((m, negated) for negated in (False, True) for m in Modality)
WITH_MODALITY = frozenset(
    {
        Predicate.RESPONSIBLE_FOR,
        Predicate.PROVIDES,
        Predicate.FOLLOWS,
        Predicate.FUNDS,
        Predicate.REFERS_TO,
        Predicate.REPORTS_TO,
    }
)
# from which kinds of mention to which each predicate goes
ENDS: dict[Predicate, tuple[frozenset[EntityKind], frozenset[EntityKind]]] = {
    Predicate.RESPONSIBLE_FOR: (frozenset({EntityKind.AGENCY}), frozenset({EntityKind.ACTIVITY})),
    Predicate.PROVIDES: (frozenset({EntityKind.AGENCY}), frozenset({EntityKind.RESOURCE})),
    Predicate.FOLLOWS: (frozenset({EntityKind.AGENCY}), frozenset({EntityKind.PROTOCOL})),
    Predicate.FUNDS: (frozenset({EntityKind.AGENCY}), frozenset({EntityKind.AGENCY, EntityKind.RESOURCE})),
    Predicate.WORKS_WITH: (frozenset({EntityKind.AGENCY}), frozenset({EntityKind.AGENCY})),
    Predicate.REFERS_TO: (frozenset({EntityKind.AGENCY}), frozenset({EntityKind.AGENCY})),
    Predicate.REPORTS_TO: (frozenset({EntityKind.AGENCY}), frozenset({EntityKind.AGENCY})),
    Predicate.PART_OF: (frozenset({EntityKind.AGENCY}), frozenset({EntityKind.AGENCY})),
    Predicate.APPLIES_IN: (
        frozenset({EntityKind.AGENCY, EntityKind.PROTOCOL, EntityKind.RESOURCE}),
        frozenset({EntityKind.JURISDICTION}),
    ),
}
# the word-level heads: outside, then begin and inside of each kind
HEADS = {
    "noun": 1 + 2 * len(NOUNS),
    "activity": 3,
    "finding": 2,
    "sector": len(SECTORS),
    "function": len(FUNCTIONS),
    "modality": len(MODALITIES),
}
