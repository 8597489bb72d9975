"""Turns `{one}`, `{many}` and `{One}` in the descriptions of shared fields into the words of the type that carries them."""

from __future__ import annotations

from graphql import GraphQLSchema, is_input_object_type, is_interface_type, is_object_type

WORDS: dict[str, tuple[str, str]] = {
    "Agency": ("agency", "agencies"),
    "Protocol": ("protocol", "protocols"),
    "Resource": ("resource", "resources"),
    "Jurisdiction": ("jurisdiction", "jurisdictions"),
    "Activity": ("activity", "activities"),
    "Finding": ("finding", "findings"),
    "Entity": ("entity", "entities"),
    "Claim": ("claim", "claims"),
    "Responsibility": ("duty", "duties"),
    "Relationship": ("relationship", "relationships"),
    "Evidence": ("quotation", "quotations"),
    "Document": ("document", "documents"),
    "Passage": ("passage", "passages"),
    "Node": ("thing", "things"),
    "Change": ("change", "changes"),
    "MatchCandidate": ("pair", "pairs"),
    "Gap": ("gap", "gaps"),
    "Overlap": ("overlap", "overlaps"),
}
ENDINGS = ("Connection", "Edge", "Where")


def words(type_name: str) -> dict[str, str]:
    """The words for a type or for the connection, edge or filter of it."""
    for ending in ENDINGS:
        type_name = type_name.removesuffix(ending)
    one, many = WORDS.get(type_name, (type_name.lower(), f"{type_name.lower()}s"))
    article = "An" if one[0] in "aeiou" else "A"
    return {"one": one, "many": many, "One": f"{article} {one}"}


def describe(schema: GraphQLSchema) -> None:
    """Fill in the descriptions of `schema` in place."""
    for name, kind in schema.type_map.items():
        if name.startswith("__") or not (is_object_type(kind) or is_interface_type(kind) or is_input_object_type(kind)):
            continue
        fill = words(name)
        if kind.description:
            kind.description = kind.description.format_map(fill)
        for field in kind.fields.values():
            if field.description:
                field.description = field.description.format_map(fill)
