import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Block, BlockKind, Reading, Structured
from ingest.structure import structure

PROTOCOL = """RIVER COUNTY PROTOCOL

1.2 Child Services Agency

The agency shall:
(a) open a file within two days; and
(b) tell
(i) the court; and
(ii) the school.

WHAT COULD HELP?

- Train staff. Meet monthly.
- Keep a list.
"""


def read(text: str, *blocks: Block) -> Structured:
    return structure(Reading("a.txt", "0", text, blocks))


def quotes(found: Structured) -> list[str]:
    return [found.reading.text[p.start : p.end] for p in found.passages]


def sound(found: Structured) -> None:
    text, at = found.reading.text, 0
    for index, passage in enumerate(found.passages):
        assert at <= passage.start < passage.end
        assert not text[at : passage.start].strip()
        assert passage.lead is None or 0 <= passage.lead < index
        assert passage.heading is None or 0 <= passage.heading < index
        at = passage.end
    assert not text[at:].strip()


def test_lists_know_their_lead_in_their_heading_and_their_clause():
    found = read(PROTOCOL)
    at = {quote: index for index, quote in enumerate(quotes(found))}
    item = found.passages[at["(i) the court; and"]]
    assert quotes(found)[item.lead] == "(b) tell"
    assert item.path == "RIVER COUNTY PROTOCOL > 1.2 Child Services Agency > (b)(i)"
    first = found.passages[at["(a) open a file within two days; and"]]
    assert quotes(found)[first.lead] == "The agency shall:"
    assert quotes(found)[first.heading] == "1.2 Child Services Agency"
    assert found.passages[at["Meet monthly."]].path == "RIVER COUNTY PROTOCOL > WHAT COULD HELP?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Lee of the U.S. Department met No. 5. It closed.", ["Mr. Lee of the U.S. Department met No. 5.", "It closed."]),
        ("The team of all agencies that are named in this paper meets every\nweek. It reports.", 2),
        ("1. Deputies shall call.\n2. They wait.", ["1. Deputies shall call.", "2. They wait."]),
        ("• one\n• two", ["• one", "• two"]),
        ("only words without an end", ["only words without an end"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_sentences(text, expected):
    found = read(text)
    sound(found)
    assert len(quotes(found)) == expected if isinstance(expected, int) else quotes(found) == expected


def test_blocks_of_a_reader_stand_and_the_rest_is_read_as_plain_text():
    text = "Roles\nSheriff\nleads searches. Calls the team.\nleft over words"
    found = read(
        text, Block(BlockKind.HEADING, 0, 5, level=2, page=3), Block(BlockKind.CELL, 6, 13, page=3, table=0, row=0, column=0)
    )
    sound(found)
    assert [p.kind for p in found.passages[:2]] == [BlockKind.HEADING, BlockKind.CELL]
    assert found.passages[1].page == 3
    assert found.passages[1].path == "Roles > row 1, column A"


@given(st.text(alphabet=st.sampled_from(list("aA1. \n\t-(i)•#:;\x00\x0c\u05d0\u200f\u2028é")), max_size=300))
def test_any_text_is_covered_in_order(text):
    sound(read(text))


@pytest.mark.parametrize(
    "unit", ["The team shall:\n(1) do a;\n(A) do b;\n(i) c.\n\n", "word ", "x", "A. ", "Sentence one. ", "(1) "]
)
def test_time_grows_with_the_text(unit):
    def took(n: int) -> float:
        text, best = unit * n, 1e9
        for _ in range(3):
            start = time.process_time()
            sound(read(text))
            best = min(best, time.process_time() - start)
        return best

    small = 200_000 // len(unit)
    # The collector walks all that other tests left behind, more often the more is made: it is not what is measured.
    gc.collect()
    gc.disable()
    try:
        # What grows with the square takes four times as long at every try; a busy machine only at some.
        assert any(took(2 * small) <= 2.3 * took(small) + 0.05 for _ in range(5))
    finally:
        gc.enable()


def test_a_sentence_of_many_words_is_cut_for_the_parser():
    found = read("word " * 20_000)
    sound(found)
    assert max(p.end - p.start for p in found.passages) <= 2200
