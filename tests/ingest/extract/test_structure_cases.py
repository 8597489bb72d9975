"""Each way in which a text says who does what: headings, lists, parties, tables, pronouns, passives, coordination, denial."""

import pytest
from extract_helpers import screened

from ingest.extract import extract

R = "RESPONSIBLE_FOR"
CASES = {
    "a heading is the subject of its list": (
        "Law enforcement shall:\n\n- Conduct a preliminary investigation.\n- Notify the child abuse hotline.\n",
        {
            ("Law enforcement", R, "Conduct a preliminary investigation", "MUST"),
            ("Law enforcement", "REPORTS_TO", "child abuse hotline", "MUST"),
        },
        set(),
    ),
    "headings with lists below": (
        (
            "RESPONSIBILITIES\n\nDepartment of Children and Family Services\n\n- Assess the safety of the child.\n\n"
            "Probation Department\n\n- Complete a screening within 24 hours.\n"
        ),
        {
            ("Department of Children and Family Services", R, "Assess the safety of the child", "MUST"),
            ("Probation Department", R, "Complete a screening", "MUST"),
        },
        {("Probation Department", R, "Assess the safety of the child")},
    ),
    "nested lists": (
        (
            "(1) The Department of Health shall\n(A) train nurses;\n(B) coordinate with hospitals; and\n"
            "(C) publish an annual report that\n"
            "(i) describes services; and\n(ii) counts the youth served.\n"
        ),
        {
            ("Department of Health", R, "train nurses", "MUST"),
            ("Department of Health", R, "coordinate with hospitals", "MUST"),
            ("Department of Health", "WORKS_WITH", "hospitals", ""),
            ("Department of Health", R, "publish an annual report", "MUST"),
        },
        {("hospitals", R, "publish an annual report")},
    ),
    "sections of an agreement by party": (
        (
            "MEMORANDUM OF UNDERSTANDING\n\nThe County Sheriff agrees to:\n1. Assign two detectives to the team.\n"
            "2. Share case information weekly.\n\n"
            "The Rape Crisis Center agrees to:\n1. Provide an advocate within 90 minutes.\n"
        ),
        {
            ("County Sheriff", R, "Assign two detectives to the team", "MUST"),
            ("County Sheriff", R, "Share case information", "MUST"),
            ("Rape Crisis Center", R, "Provide an advocate", "MUST"),
        },
        {("County Sheriff", R, "Provide an advocate"), ("Rape Crisis Center", R, "Share case information")},
    ),
    "a table of roles": (
        (
            "Agency | Role | Contact\nProbation Department | Screens all youth at intake | duty officer\n"
            "District Attorney | Reviews charges | intake desk\n"
            "Children's Hospital | Performs forensic medical exams | nurse line\n"
        ),
        {
            ("Probation Department", R, "Screens all youth at intake", "DOES"),
            ("District Attorney", R, "Reviews charges", "DOES"),
            ("Children's Hospital", R, "Performs forensic medical exams", "DOES"),
        },
        {("duty officer", R, "Reviews charges"), ("intake desk", R, "Performs forensic medical exams")},
    ),
    "a pronoun": (
        "The school district adopted a plan. It must train all counselors.",
        {("school district", R, "train all counselors", "MUST")},
        set(),
    ),
    "a passive with an agent": (
        "Every child in detention must be screened by the probation department.",
        {("probation department", R, "child in detention must be screened", "MUST")},
        set(),
    ),
    "a passive without one": (
        "The hospital treats victims of trafficking. Every patient under 18 must be screened for exploitation.",
        {("hospital", R, "patient under 18 must be screened for exploitation", "MUST")},
        set(),
    ),
    "coordinated subjects": (
        "The police and the district attorney shall share evidence.",
        {("police", R, "share evidence", "MUST"), ("district attorney", R, "share evidence", "MUST")},
        set(),
    ),
    "coordinated verbs": (
        "Child welfare workers shall assess risk and develop a safety plan.",
        {("Child welfare workers", R, "assess risk", "MUST"), ("Child welfare workers", R, "develop a safety plan", "MUST")},
        set(),
    ),
    "coordinated objects": (
        "The shelter provides emergency housing, counseling, and legal help.",
        {("shelter", "PROVIDES", o, "DOES") for o in ("emergency housing", "counseling", "legal help")},
        set(),
    ),
    "a control verb": (
        "The court shall require the probation department to submit a report.",
        {("probation department", R, "submit a report", "MUST")},
        set(),
    ),
    "a relative clause about the subject": (
        "The task force, which coordinates the county response, shall meet every month.",
        {("task force", R, "coordinates the county response", "DOES"), ("task force", R, "meet", "MUST")},
        set(),
    ),
    "a relative clause that narrows it": (
        "Officers who encounter a missing child shall call the hotline.",
        {("Officers", R, "call the hotline", "MUST")},
        set(),
    ),
    "a denied duty": (
        "Police officers shall not arrest minors for prostitution.",
        {("Police officers", R, "arrest minors for prostitution", "NOT_MUST")},
        set(),
    ),
    "a denied permission": ("Hotels may not turn away a child.", {("Hotels", R, "turn away a child", "NOT_MAY")}, set()),
    "a recommendation": ("Schools should train staff.", {("Schools", R, "train staff", "SHOULD")}, set()),
}


def said(text, models):
    extraction = next(extract([screened(text)], models))
    words = {m.id: text[m.start : m.end] for m in extraction.mentions}
    return {
        (
            words[a.subject],
            a.predicate.value,
            words[a.object],
            ("NOT_" if a.negated else "") + (a.modality.value if a.modality else ""),
        ): a
        for a in extraction.assertions
    }, extraction


@pytest.mark.parametrize("case", CASES)
def test_who_does_what(case, models):
    text, expected, wrong = CASES[case]
    found, _ = said(text, models)
    assert expected <= set(found)
    assert not wrong & {key[:3] for key in found}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Except in an emergency, the advocate must obtain consent.", "Except in an emergency"),
        ("The nurse shall not share records unless the patient consents.", "unless the patient consents"),
    ],
)
def test_an_exception_is_a_condition_of_the_duty(text, condition, models):
    found, _ = said(text, models)
    conditions = {text[a.condition.start : a.condition.end] for a in found.values() if a.condition}
    assert conditions == {condition}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            (
                'The Department of Children and Family Services (hereinafter "DCFS") leads. DCFS shall assign a social worker. '
                "The Department shall also file a report with the court."
            ),
            {"Department of Children and Family Services", "DCFS", "Department"},
        ),
        (
            "The National Center for Missing and Exploited Children (NCMEC) operates a tip line. NCMEC shall forward each tip.",
            {"National Center for Missing and Exploited Children", "NCMEC"},
        ),
        (
            "The Harris County Probation Department takes referrals. The agency shall screen each youth.",
            {"Harris County Probation Department", "agency"},
        ),
    ],
)
def test_defined_terms_acronyms_and_the_agency_are_one(text, names, models):
    _, extraction = said(text, models)
    entities = {}
    for mention in extraction.mentions:
        entities.setdefault(mention.entity, set()).add(text[mention.start : mention.end])
    assert names in list(entities.values())
