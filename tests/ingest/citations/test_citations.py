"""Bibliographies: BibTeX and RIS, good and spoilt; which document is cited; what is kept of authors.

Authors here are institutions: nobody is named who does not exist.
"""

import pytest

from api.local import answer
from ingest.citations import Citations, cited, read_citations
from ingest.facts import Options
from ingest.outcome import Status
from ingest.pipeline import dry_run, ingest
from ingest.prepare import How, prepare
from ingest.readers import read
from schema.errors import Code, ConveneError
from schema.kinds import DocumentKind

BIB = r"""
@comment{made for a test}
@string{jour = {Journal of Response Studies}}
@article{one, title = {Beds and {B}arriers in M\"arz Counties: A Study}, author = {{Harbor Institute} and {Office of Research}},
  journal = jour, year = 2021, month = may, doi = {https://doi.org/10.1234/ABC.56},
  file = {Full Text:C\:\\papers\\beds.pdf:application/pdf}}
@techreport{two, title = {An Unpublished Memorandum On Shelters And Beds}, author = {{Somebody}}}
@article{broken, title = {no end
"""
RIS = """TY  - JOUR
TI  - Screening At Intake Across Nine Counties
AU  - Office of Research
PY  - 2019
DA  - 2019/03/14/
T2  - Annals of Intake
DO  - 10.5555/screen.9
L1  - file:///papers/intake.txt
ER  -

TY  - RPRT
TI  - Second Report On Screening Practice
PB  - Office of Research
PY  - 2020
ER  -
"""
PAPER = "The probation department shall screen each youth within 24 hours.\n"


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_bibtex_gives_what_it_says_and_tells_what_is_broken(tmp_path):
    (one, two), warnings = read_citations(written(tmp_path, "refs.bib", BIB))
    assert one.title == "Beds and Barriers in März Counties: A Study"
    assert one.authors == ("Harbor Institute", "Office of Research")
    assert (one.published, one.year, one.doi) == ("2021-05", 2021, "10.1234/abc.56")
    assert (one.journal, one.files) == ("Journal of Response Studies", ("beds.pdf",))
    assert not two.is_published
    assert "line 8" in warnings[0]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_ris_gives_what_it_says(tmp_path, ends):
    (one, two), warnings = read_citations(written(tmp_path, "refs.ris", RIS.replace("\n", ends)))
    assert (one.title, one.authors) == ("Screening At Intake Across Nine Counties", ("Office of Research",))
    assert (one.published, one.doi, one.journal, one.files) == (
        "2019-03-14",
        "10.5555/screen.9",
        "Annals of Intake",
        ("intake.txt",),
    )
    assert (two.publisher, two.year) == ("Office of Research", 2020)
    assert warnings == ()


def test_a_document_is_known_by_file_doi_or_title_and_not_by_likeness(tmp_path):
    found = [c for name, text in (("a.bib", BIB), ("b.ris", RIS)) for c in read_citations(written(tmp_path, name, text))[0]]
    known = Citations.of(found)

    def of(name, text):
        one = cited(read(written(tmp_path, name, text)), known)
        return (one and one.doi) or (one and one.title)

    assert of("intake.txt", PAPER) == "10.5555/screen.9"
    assert of("x.txt", f"doi:10.1234/ABC.56.\n{PAPER}") == "10.1234/abc.56"
    assert of("y.txt", f"Second report\non screening practice\n\n{PAPER}") == "Second Report On Screening Practice"
    assert of("z.txt", f"A third report on screening practice\n\n{PAPER}") is None
    assert of("far.txt", PAPER * 100 + "Cited: doi:10.1234/ABC.56") is None, "what a paper cites at its end is another"
    both = f"Second report on screening practice. Screening at intake across nine counties.\n{PAPER}"
    assert of("both.txt", both) is None, "a list of works is none of them"


def test_what_a_bibliography_says_is_on_the_document(graph, neo4j_address, tmp_path):
    paper = written(tmp_path, "intake.txt", PAPER)
    how = How(citations=Citations.of(read_citations(written(tmp_path, "b.ris", RIS))[0]))
    (done,) = ingest(graph, [paper], Options(), how)
    assert (done.status, done.cited) == (Status.LOADED, True)
    (row,) = graph.execute_query("MATCH (d:Document) RETURN properties(d) AS d").records
    assert row["d"]["kind"] == DocumentKind.RESEARCH
    assert row["d"]["title"] == "Screening At Intake Across Nine Counties"
    told = answer(neo4j_address, "{ documents(first: 1) { nodes { authors year doi journal } } }", {})
    research = {"authors": ["Office of Research"], "year": 2019, "doi": "10.5555/screen.9", "journal": "Annals of Intake"}
    assert told["data"]["documents"]["nodes"] == [research]
    assert {name: row["d"][name] for name in research} == research
    assert row["d"]["publishedOn"] == "2019-03-14"
    assert row["d"]["uri"] == "https://doi.org/10.5555/screen.9"
    (again,) = ingest(graph, [paper], Options(), how)
    assert "bibliography changes nothing" in again.warnings[0]


def test_the_user_comes_first_and_authors_of_the_unpublished_are_not_kept(tmp_path):
    known = Citations.of(read_citations(written(tmp_path, "a.bib", BIB))[0])
    paper = written(tmp_path, "p.txt", f"An unpublished memorandum on shelters and beds\n\n{PAPER}")
    (done,) = prepare([paper], Options(kind=DocumentKind.GUIDE, title="Ours"), How(citations=known))
    document = done.facts.document
    assert (document.kind, document.title) == (DocumentKind.GUIDE, "Ours")
    assert document.authors == ()
    (plain,) = dry_run([written(tmp_path, "q.txt", PAPER)], Options(), How(citations=known))
    assert not plain.cited


BAD = {
    "empty.bib": (b"", Code.BAD_INPUT),
    "prose.bib": (b"no entry here", Code.BAD_INPUT),
    "prose.ris": (b"no entry here", Code.BAD_INPUT),
    "cut.bib": (b"@article{a, title={x", Code.BAD_INPUT),
    "noise.bib": (bytes(range(256)) * 40, Code.UNKNOWN_FORMAT),
    "braces.bib": (b"@article{a, title={" + b"{" * 200_000, Code.BAD_INPUT),
    "refs.txt": (b"TY  - JOUR", Code.UNKNOWN_FORMAT),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_bibliography_is_named(tmp_path, name):
    data, code = BAD[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ConveneError) as caught:
        read_citations(tmp_path / name)
    assert caught.value.code is code
    assert name in caught.value.message
