import gc
import random
import time

import pytest
from extract_helpers import screened

from ingest.extract import extract
from ingest.model import Extraction

SENTENCE = "The Department of Family Services shall notify the sheriff within 24 hours and may refer the child to a shelter. "
ITEMS = "The team shall:\n(1) meet every week; and\n(2) keep a list.\n\n"


def sound(text: str, extraction: Extraction) -> None:
    ids = {m.id for m in extraction.mentions}
    for mention in extraction.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert 0 <= mention.confidence <= 1
    for assertion in extraction.assertions:
        assert {assertion.subject, assertion.object, *assertion.counterparts} <= ids
        assert 0 <= assertion.evidence.start < assertion.evidence.end <= len(text)
        assert 0 <= assertion.confidence <= 1


NOTHING_SAID = {
    "empty": "",
    "blank": " \n\t\r\n ",
    "marks": "....!!! ??? --- ;;; ,,,",
    "numbers": "\n".join(" ".join(str(i * j) for j in range(12)) for i in range(60)),
    "controls": "\x00\x01\x02\x1b[0m\x7f\x0b\x0c" * 40,
    "zero width": "\u200b\u200f\u202e\ufeff" * 100,
}
ANYTHING = {
    "other languages": "Das Jugendamt meldet den Fall der Polizei. 警察は児童相談所に通報する。 La policía informa al juez.",
    "right to left": "שוטרים מדווחים למחלקת הרווחה. الشرطة تبلغ الوزارة.",
    "only headings": "POLICE\n\nSCHOOLS\n\nCOURTS\n",
    "a sentence of 20,000 words": "the sheriff and the school and " * 3334,
    "emoji": "The police 👮🏽‍♀️ shall call 📞 the hotline.",
    "carriage returns": "The court\r\nshall review\rthe case.\r\n",
    "half pairs": "The police \ud83d shall \udc6e call.",
}


@pytest.mark.parametrize("text", NOTHING_SAID.values(), ids=NOTHING_SAID)
def test_nothing_is_invented(text, models, rules):
    for each in (models, rules):
        extraction = next(extract([screened(text)], each))
        sound(text, extraction)
        assert not extraction.assertions
        assert not [m for m in extraction.mentions if m.confidence > 0.6]


@pytest.mark.parametrize("text", ANYTHING.values(), ids=ANYTHING)
def test_no_text_breaks_it(text, models, rules):
    for each in (models, rules):
        sound(text, next(extract([screened(text)], each)))


def test_texts_keep_their_order_and_empty_ones_their_place(models):
    texts = ["", SENTENCE, "", "", ITEMS, ""]
    found = list(extract([screened(t) for t in texts], models))
    assert [bool(e.mentions) for e in found] == [False, True, False, False, True, False]


def test_time_grows_with_the_text(rules):
    def took(text: str) -> float:
        # The collector walks all that other tests left behind: it is not what is measured.
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            sound(text, next(extract([screened(text)], rules)))
            return time.process_time() - start
        finally:
            gc.enable()

    for unit in (SENTENCE, ITEMS, "the sheriff and the school and "):
        small, large = unit * (20_000 // len(unit)), unit * (40_000 // len(unit))
        took(small)
        # What grows with the square takes four times as long at every try; a busy machine only at some.
        assert any(took(large) <= 2.3 * took(small) + 0.1 for _ in range(5))


def test_what_a_text_says_does_not_hang_on_its_neighbours(models):
    texts = [SENTENCE * 3, ITEMS, "Hospitals must screen all youth."]
    alone = [next(extract([screened(t)], models)) for t in texts]
    assert list(extract([screened(t) for t in texts], models)) == alone


def test_any_cut_of_a_text_is_sound(models):
    text = (SENTENCE + ITEMS) * 3
    chance = random.Random(4)
    for _ in range(12):
        a, b = sorted(chance.sample(range(len(text)), 2))
        sound(text[a:b], next(extract([screened(text[a:b])], models)))
