"""Which pairs are looked at: those that stand near, and agencies that a far passage may still speak of."""

from dataclasses import replace

from extract_helpers import said

from ingest.extract.spots import candidates
from schema.kinds import EntityKind

AGENCY, ACTIVITY, PROTOCOL = EntityKind.AGENCY, EntityKind.ACTIVITY, EntityKind.PROTOCOL
CLINICS = "".join(f"The clinic of ward {number} opens at nine. " for number in range(60))


def pairs(text, *named):
    seen = said(text, *named)
    found = candidates(seen.spots, seen.words, seen.parsed)
    assert len(found) == len(set(found))
    assert [o for _, o in found] == sorted(o for _, o in found)
    return {(named[s][1], named[o][1]) for s, o in found}


def test_the_agency_of_a_lead_in_is_looked_at_however_long_its_list_is():
    others = "".join(f"\n({number}) visit the school of ward {number} once a month and keep a list;" for number in range(2, 40))
    text = f"The county counsel is heard.\n\nThe probation office shall\n\n(1) see each child;{others}\n(40) close the file."
    schools = [(AGENCY, f"school of ward {number} ") for number in range(2, 40)]
    named = [(AGENCY, "county counsel"), (AGENCY, "probation office"), *schools, (ACTIVITY, "close the file")]
    found = pairs(text, *named)
    assert ("probation office", "close the file") in found
    assert ("school of ward 3 ", "close the file") not in found


def test_the_first_agency_is_looked_at_to_the_end():
    wards = [(AGENCY, f"clinic of ward {number} ") for number in range(60)]
    text = f"The county council met. {CLINICS}\n\nNew members are trained."
    found = pairs(text, (AGENCY, "county council"), *wards, (ACTIVITY, "New members are trained"))
    assert ("county council", "New members are trained") in found
    assert ("clinic of ward 7 ", "New members are trained") not in found


def test_a_protocol_in_a_title_is_looked_at_with_who_comes_next():
    found = pairs(
        "Protocol on missing children\n\nThe sheriff and the school keep to it.",
        (PROTOCOL, "Protocol on missing children"),
        (AGENCY, "sheriff"),
        (AGENCY, "school"),
    )
    assert ("sheriff", "Protocol on missing children") in found


def test_an_agency_in_the_heading_of_a_heading_is_looked_at():
    wards = [(AGENCY, f"clinic of ward {number} ") for number in range(60)]
    text = f"The county counsel is heard.\n\n# Duties of the probation office\n\n## Records\n\n{CLINICS}\n\nFiles are kept."
    named = [(AGENCY, "county counsel"), (AGENCY, "probation office"), *wards, (ACTIVITY, "Files are kept")]
    found = pairs(text, *named)
    assert ("probation office", "Files are kept") in found
    assert ("clinic of ward 7 ", "Files are kept") not in found


def test_of_many_agencies_of_a_lead_in_the_last_are_looked_at():
    names = [f"office of ward {number} " for number in range(20)]
    others = "".join(f"\n({number}) visit the school of ward {number} once a month;" for number in range(2, 40))
    text = (
        f"The council met.\n\nThe {', the '.join(names)}and others shall\n\n(1) see each child;{others}\n(40) close the file."
    )
    schools = [(AGENCY, f"school of ward {number} ") for number in range(2, 40)]
    found = pairs(text, (AGENCY, "council"), *((AGENCY, n) for n in names), *schools, (ACTIVITY, "close the file"))
    assert {n for n in names if (n, "close the file") in found} == set(names[-8:])


def test_who_comes_in_the_next_sentence_is_not_looked_at_for_a_duty():
    found = pairs(
        "The sheriff calls. Files are kept. The school waits.",
        (AGENCY, "sheriff"),
        (ACTIVITY, "Files are kept"),
        (AGENCY, "school"),
    )
    assert found == {("sheriff", "Files are kept"), ("school", "sheriff"), ("sheriff", "school")}


def test_the_first_agency_of_a_later_section_is_like_any_other():
    wards = [(AGENCY, f"clinic of ward {number} ") for number in range(60)]
    seen = said(f"A title.\n\nThe county council met. {CLINICS}\n\nMembers are trained.", (AGENCY, "county council"), *wards)
    later = replace(seen.parsed, clauses=[replace(clause, index=clause.index + 1) for clause in seen.parsed.clauses])
    first = {o for s, o in candidates(seen.spots, seen.words, seen.parsed) if s == 0}
    assert first > {o for s, o in candidates(seen.spots, seen.words, later) if s == 0}
