"""Cursors are opaque, bound to their list, and refused when anything in them is changed."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.select.cursors import decode, encode, signature
from schema.errors import Code, ConveneError

SIGN = signature("list", "order")
KEYS = st.lists(st.text(max_size=20) | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False), min_size=1, max_size=3)


@given(KEYS)
def test_what_goes_in_comes_out(keys):
    assert decode(encode([SIGN, *keys]), SIGN, len(keys)) == keys


@given(KEYS, st.data())
def test_a_changed_cursor_is_refused(keys, data):
    text = encode([SIGN, *keys])
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("ABCxyz019-_").filter(lambda c: c != text[at]))
    changed = text[:at] + letter + text[at + 1 :]
    if at == len(text) - 1:  # the last letter of base64 may have bits that mean nothing
        with contextlib.suppress(ConveneError):
            assert decode(changed, SIGN, len(keys)) == keys
        return
    with pytest.raises(ConveneError) as refused:
        decode(changed, SIGN, len(keys))
    assert refused.value.code is Code.BAD_CURSOR


@pytest.mark.parametrize("text", ["", "x", "é", "=" * 9, "A" * 5000, "kwGsMmNkY2JjNGRiMzA1"])
def test_nonsense_is_refused(text):
    with pytest.raises(ConveneError) as refused:
        decode(text, SIGN, 1)
    assert refused.value.code is Code.BAD_CURSOR


def test_a_cursor_of_another_list_is_refused():
    with pytest.raises(ConveneError):
        decode(encode([signature("other"), "a"]), SIGN, 1)
