"""The windows that a text is shown to the encoder in: every word once, none longer than the encoder has places for."""

from types import SimpleNamespace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.encoder import _OVERLAP, _ROOM, _inputs, _windows
from ingest.extract.tokens import MOST_PIECES

PLACES = 512
# pieces of a text that is two full windows
TWO_FULL = 2 * _ROOM - _OVERLAP
# pieces of a word, and whether a line ends after it
WORD = st.tuples(st.integers(1, MOST_PIECES), st.booleans())


def text(words):
    """Words as the encoder takes them, of so many pieces; a piece of its own stands where a line ends."""
    first, of = [], []
    for number, (pieces, ends) in enumerate(words):
        first.append(len(of))
        of += [number] * pieces + [-1] * ends
    zeros, count = np.zeros(len(words), np.int32), len(words)
    columns = dict.fromkeys(("start", "case", "tag", "dep", "context"), zeros)
    numbers = {"first": np.array(first, np.int32), "word": np.array(of, np.int32), "ids": np.ones(len(of), np.int32)}
    return SimpleNamespace(**columns, **numbers, head=np.arange(count, dtype=np.int32))


# a run of one length again and again is what lines of addresses are
@settings(max_examples=300, deadline=None)
@given(st.lists(WORD, min_size=1, max_size=40), st.integers(1, 60))
def test_no_window_is_too_long_and_each_word_is_answered_for_once(words, times):
    said = text(words * times)
    kept = 0
    for window in _windows(0, said):
        assert window.keep_from == kept
        assert window.begin <= window.keep_from <= window.keep_to <= window.end
        assert _inputs(window, said)["ids"].shape[1] <= PLACES
        kept = window.keep_to
    assert kept == len(words) * times


def test_a_long_word_at_the_end_of_a_line_fits_into_a_full_window():
    for before in range(MOST_PIECES + 1):
        lines = [(1, False)] * before + [(MOST_PIECES, True)] * 60
        rest = TWO_FULL - before - 60 * (MOST_PIECES + 1)
        said = text(lines + [(1, False)] * rest)
        assert [_inputs(window, said)["ids"].shape[1] <= PLACES for window in _windows(0, said)] == [True, True]
