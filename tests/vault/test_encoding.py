"""Bytes and documents have one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.encoding import b64u, canonical, context, unb64u


@given(st.binary(max_size=100))
def test_base64url_comes_back_without_padding(data: bytes) -> None:
    text = b64u(data)
    assert unb64u(text) == data
    assert "=" not in text


@pytest.mark.parametrize("text", ["a", "ab=", "a+b/", "a b", "Ωmeg", "ab\n"])
def test_what_is_not_base64url_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        unb64u(text)


def test_canonical_json_is_sorted_short_and_keeps_scripts() -> None:
    assert canonical({"b": [1, None, True], "a": "দরজা"}) == '{"a":"দরজা","b":[1,null,true]}'.encode()


@pytest.mark.parametrize("value", [1.5, float("nan"), {"a": [1.0]}, "\ud800", {"\udfff": 1}])
def test_floats_and_half_characters_have_no_canonical_form(value: object) -> None:
    with pytest.raises(ValueError):
        canonical(value)


def test_a_context_names_purpose_owner_and_record() -> None:
    assert context("body", "message", "7") == b"firedoor/v1/body/message/7"
