"""From extraction to rows: keys that meet across documents, words that are a claim's identity, no row of what is withheld."""

import hashlib

import pytest

from graph.durations import seconds
from ingest.facts import Options, build
from ingest.facts.claims import action
from ingest.facts.kinds import protocol_kind, resource_kind
from ingest.facts.places import place_facts
from ingest.model import Assertion, Extraction, Mention, Passage, Reading, Screened, Span, Structured, Withheld
from schema.kinds import EntityKind, Function, JurisdictionLevel, Modality, Predicate, ProtocolKind, ResourceKind, Sector

DUTY = "The Alder County Probation Department shall screen each youth within 24 hours."


def screened(*sentences, withheld=()):
    """A text of these sentences, each a passage; those of `withheld` are blanked."""
    text, passages, held = "", [], []
    for number, sentence in enumerate(sentences):
        start = len(text)
        text += (" " * len(sentence) if number in withheld else sentence) + "\n"
        passages.append(Passage(start, start + len(sentence)))
        if number in withheld:
            held.append(Withheld(start, start + len(sentence), "PERSON_NAME"))
    reading = Reading("paper.txt", hashlib.sha256(text.encode()).hexdigest(), text)
    return Screened(Structured(reading, tuple(passages)), tuple(held))


def extraction(text, agency, duty, modality=Modality.MUST):
    """One duty of one agency, found in `text`."""
    a, d = text.index(agency), text.index(duty)
    who = Mention("m1", a, a + len(agency), EntityKind.AGENCY, "e1", 0.9, "test", sector=Sector.JUVENILE_JUSTICE)
    what = Mention("m2", d, d + len(duty), EntityKind.ACTIVITY, "m2", 0.8, "test", function=Function.IDENTIFICATION)
    end = text.index(".", d) + 1
    said = Assertion("m1", Predicate.RESPONSIBLE_FOR, "m2", Span(text.rfind("\n", 0, a) + 1, end), 0.7, "test", modality)
    return Extraction((who, what), (said,))


def facts(*sentences, agency="Alder County Probation Department", options=None, **more):
    made = screened(*sentences, **more)
    return build(made, extraction(made.structured.reading.text, agency, "screen each youth"), options or Options())


def test_the_same_words_of_two_documents_are_one_claim():
    one, two = facts(DUTY), facts("A first sentence.", DUTY)
    assert one.document.id != two.document.id
    duty = [{c.id for c in f.claims if c.predicate is Predicate.RESPONSIBLE_FOR} for f in (one, two)]
    assert duty[0] == duty[1]
    assert {e.id for e in one.evidence}.isdisjoint({e.id for e in two.evidence})


def test_a_unit_of_a_place_is_one_however_the_place_is_told():
    named = facts(DUTY)
    told = facts(DUTY.replace("Alder County ", ""), agency="Probation Department", options=Options(jurisdiction="alder county"))
    other = facts(
        DUTY.replace("Alder County ", ""), agency="Probation Department", options=Options(jurisdiction="birch county")
    )
    agency = [next(e.id for e in f.entities if e.label is EntityKind.AGENCY) for f in (named, told, other)]
    assert agency[0] == agency[1] != agency[2]


def test_a_place_in_a_name_is_where_the_agency_works():
    made = facts(DUTY)
    claim = next(c for c in made.claims if c.predicate is Predicate.APPLIES_IN)
    proof = next(e for e in made.evidence if e.claim == claim.id)
    assert proof.quote == "Alder County Probation Department"
    assert next(e for e in made.entities if e.id == claim.object).label is EntityKind.JURISDICTION


def test_every_row_rests_on_the_text():
    made = facts("A first sentence 😀.", DUTY)
    text = "A first sentence 😀.\n" + DUTY + "\n"
    for row in [*made.evidence, *made.mentions]:
        assert text[row.start : row.end] == row.quote
    assert {c.id for c in made.claims} == {e.claim for e in made.evidence}


def test_what_is_withheld_has_no_row():
    made = facts("A secret sentence.", DUTY, withheld=(0,))
    assert made.document.withheld == 1
    assert len(made.passages) == 1
    assert "secret" not in str(made)


@pytest.mark.parametrize(
    ("duration", "length"),
    [("PT90M", 5400), ("P3D", 259_200), ("P1W", 604_800), ("P1Y", 31_536_000), ("PT0S", 0), ("soon", None)],
)
def test_durations_as_seconds(duration, length):
    assert seconds(duration) == length


def test_kinds_by_the_words_of_a_name():
    assert protocol_kind("Memorandum of Understanding") is ProtocolKind.AGREEMENT
    assert protocol_kind("section 7104(b) of title 22") is ProtocolKind.LAW
    assert protocol_kind("response protocol") is ProtocolKind.PROCEDURE
    assert resource_kind("24-hour hotline") is ResourceKind.HOTLINE
    assert resource_kind("emergency shelter") is ResourceKind.FACILITY


def test_places_have_their_codes():
    county = place_facts("US-CA-037", "anything")
    assert (county.level, county.geoid, county.name) == (JurisdictionLevel.COUNTY, "06037", "Los Angeles County, California")
    assert place_facts("US-AL", "").geoid == "01"
    assert (place_facts("US", "").iso_code, place_facts("US", "").level) == ("US", JurisdictionLevel.COUNTRY)
    assert place_facts(None, "Hopi Tribe").level is JurisdictionLevel.TRIBAL


def test_only_the_capital_of_a_bullet_is_dropped():
    assert action("Train officers") == "train officers"
    assert action("DCF reports") == "DCF reports"
