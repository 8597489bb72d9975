"""What grammar says beside the network, on mentions that are given."""

import pytest
from extract_helpers import said, screened, triples

from ingest.extract import extract, load_models
from ingest.extract.duties import with_owner
from ingest.extract.grammar import collectives, is_byline, is_told
from ingest.extract.links import Link
from schema.kinds import EntityKind, Predicate

AGENCY, ACTIVITY, DUTY = EntityKind.AGENCY, EntityKind.ACTIVITY, Predicate.RESPONSIBLE_FOR


def owners(text, *named, known):
    """Who has which duty after `known` pairs of agency and duty, by their words."""
    seen = said(text, *named)
    number = {name: i for i, (_, name) in enumerate(named)}
    links = [Link(number[a], number[b], DUTY, 0.8, "model") for a, b in known]
    names = [name for _, name in named]
    return {(names[k.subject], names[k.object]) for k in with_owner(seen.parsed, seen.words, seen.spans, links)}


def test_joined_verbs_have_one_owner():
    named = [(AGENCY, "Hospital"), (ACTIVITY, "examine the child"), (ACTIVITY, "keep the kit"), (ACTIVITY, "call an advocate")]
    text = "The Hospital shall examine the child, keep the kit and call an advocate."
    found = owners(text, *named, known=[("Hospital", "examine the child")])
    assert found == {("Hospital", name) for kind, name in named if kind is ACTIVITY}


def test_a_verb_with_its_own_subject_is_no_duty_of_another():
    named = [(AGENCY, "Clinic"), (ACTIVITY, "treats the child"), (ACTIVITY, "refuse the examination")]
    text = "The Clinic treats the child and the mother may refuse the examination."
    assert owners(text, *named, known=[("Clinic", "treats the child")]) == {("Clinic", "treats the child")}


@pytest.mark.parametrize(
    ("lead", "agencies", "found"),
    [
        ("It is the task of the Clinic to:", ["Clinic"], {("Clinic", "keep a log")}),
        ("It is the task of the Clinic and the Court to:", ["Clinic", "Court"], set()),
    ],
)
def test_what_nobody_has_is_of_the_one_agency_above(lead, agencies, found):
    named = [(AGENCY, name) for name in agencies]
    assert owners(f"{lead}\n\n- keep a log\n", *named, (ACTIVITY, "keep a log"), known=[]) == found


def test_who_is_inside_a_duty_has_not_what_stands_below_it():
    named = [(ACTIVITY, "refer the child to the Clinic"), (AGENCY, "Clinic"), (ACTIVITY, "keep a log")]
    assert owners("It shall refer the child to the Clinic and:\n\n- keep a log\n", *named, known=[]) == set()


@pytest.mark.parametrize(
    ("rule", "kind", "text", "name", "holds"),
    [
        (is_told, EntityKind.RESOURCE, "The nurse shall notify the crisis line.", "crisis line", True),
        (is_told, EntityKind.RESOURCE, "The nurse shall staff the crisis line.", "crisis line", False),
        (is_told, EntityKind.RESOURCE, "The county runs a system to alert providers.", "system to alert providers", False),
        (is_byline, ACTIVITY, "Prepared by the Research Office of the county.", "Prepared", True),
        (is_byline, ACTIVITY, "The report is prepared by the Research Office.", "prepared", False),
        (is_byline, ACTIVITY, "Victims are screened by the nurse.", "Victims are screened", False),
    ],
)
def test_whom_one_notifies_and_what_is_a_byline(rule, kind, text, name, holds):
    seen = said(text, (kind, name))
    assert rule(seen.parsed, seen.words, (seen.spans[0].first, seen.spans[0].last)) is holds


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Collaboration among all of these groups is needed.", 1),
        ("These groups are at greatest risk.", 0),
        ("All of these groups of children are at risk.", 0),
    ],
)
def test_all_of_these_groups_act(text, count):
    seen = said(text)
    assert len(list(collectives(seen.parsed, seen.words))) == count


def test_what_starts_a_clock_is_no_duty():
    text = "The Court shall set a detention hearing within 48 hours of a youth's admission to Juvenile Hall."
    (found,) = extract([screened(text)], load_models())
    duties = [name for _, predicate, name in triples(text, found) if predicate == DUTY.value]
    assert any("hearing" in name for name in duties)
    assert not any("admission" in name for name in duties)
