import pytest

from ingest.extract.findings import figures
from ingest.extract.functions import function_of
from ingest.extract.lexicon import load_lexicon, phrase, plain
from ingest.extract.places import places
from ingest.extract.wording import lexicon_sector
from schema.kinds import Function, Sector


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("school nurses", Sector.EDUCATION),
        ("Lake County Probation Department", Sector.JUVENILE_JUSTICE),
        ("United States Attorney General", Sector.LEGAL),
        ("hotel chains", Sector.HOSPITALITY),
        ("credit unions", Sector.FINANCE),
        ("truck drivers", Sector.TRANSPORTATION),
        ("Department of Transportation", Sector.TRANSPORTATION),
        ("multidisciplinary teams", Sector.MULTI_SECTOR),
        ("child protective services", Sector.CHILD_WELFARE),
        ("rape crisis center", Sector.VICTIM_SERVICES),
    ],
)
def test_the_lexicon_knows_the_sector(name, sector):
    found = lexicon_sector(name)
    assert found is not None
    assert found[0] is sector


@pytest.mark.parametrize(
    ("duty", "function"),
    [
        ("screen every youth at intake", Function.IDENTIFICATION),
        ("refer the child to a shelter", Function.REFERRAL),
        ("train officers about trafficking", Function.TRAINING),
        ("develop protocols for trafficking cases", Function.POLICY),
        ("report suspicion to the police", Function.REPORTING),
        ("file charges", Function.PROSECUTION),
        ("make grants to States", Function.FUNDING),
        ("share information with the team", Function.INFORMATION_SHARING),
    ],
)
def test_the_lexicon_knows_the_function(duty, function):
    assert function_of(duty) is function


def test_every_sector_and_function_is_in_the_lexicon():
    lexicon = load_lexicon()
    sectors = {sector for found in lexicon.nouns.values() for _, _, sector in found if sector}
    assert sectors == set(Sector)
    assert set(lexicon.functions) == set(Function)


def test_plain_words():
    assert [plain(w) for w in ("Agencies", "class", "Sheriff's", "Branches", "status")] == [
        "agency",
        "class",
        "sheriff",
        "branch",
        "status",
    ]
    assert phrase("Drop-in Centers") == ("drop", "in", "center")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In 2019, 34 percent of 1,200 children had run away.", ("34 percent", "1,200")),
        ("One in three youths was missed [4].", ("One in three",)),
        ("The study cost $2.5 million.", ("$2.5 million",)),
        ("Nobody counts them.", ()),
    ],
)
def test_figures(sentence, expected):
    assert figures(sentence) == expected


def test_places():
    text = "It holds in Texas, in Benton County and in all 50 states of the United States."
    assert [text[a:b] for a, b in places(text, 0, len(text))] == ["Texas", "Benton County", "all 50 states", "United States"]
