from ingest.model import Extraction, Reading, Screened
from ingest.structure import structure


def screened(text: str, name: str = "a.txt") -> Screened:
    return Screened(structure(Reading(name, "0", text)))


def triples(text: str, extraction: Extraction) -> list[tuple[str, str, str]]:
    words = {m.id: text[m.start : m.end] for m in extraction.mentions}
    return [(words[a.subject], a.predicate.value, words[a.object]) for a in extraction.assertions]
