"""A sealed file opens whole or not at all, in Python and in the browser."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.browser import Browser
from vault.encoding import b64u, unb64u
from vault.files import CHUNK, SEALED_CHUNK, new_file_key, open_file, sealed_chunks
from vault.sealing import DoesNotOpen

NAME = "ab" * 16 + "-shown"
KEY = bytes(range(32))
LONG = bytes(range(256)) * 800


def sealed(data: bytes, name: str = NAME) -> bytes:
    return b"".join(sealed_chunks(KEY, name, data))


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=300) | st.integers(CHUNK - 8, CHUNK + 8).map(bytes))
def test_what_was_sealed_opens(data: bytes) -> None:
    assert open_file(KEY, NAME, sealed(data)) == data


def test_nothing_is_left_to_see_and_the_length_is_hidden() -> None:
    assert b"abcdef" not in sealed(b"abcdef" * 40)
    assert len(sealed(b"a" * 5000)) == len(sealed(b"a" * 8000))


def _chunks() -> list[bytes]:
    return list(sealed_chunks(KEY, NAME, LONG))


@pytest.mark.parametrize(
    "changed",
    [
        b"",
        b"".join(_chunks()[:-1]),
        b"".join(_chunks()[1:]),
        b"".join(reversed(_chunks())),
        b"".join([*_chunks(), _chunks()[-1]]),
        sealed(LONG)[:-1],
        sealed(LONG)[: SEALED_CHUNK + 5],
        sealed(LONG, "cd" * 16 + "-shown"),
        sealed(LONG)[:40] + b"\0" + sealed(LONG)[41:],
    ],
    ids=["nothing", "cut", "headless", "turned", "longer", "byte", "torn", "other", "bent"],
)
def test_a_file_that_was_changed_does_not_open(changed: bytes) -> None:
    with pytest.raises(DoesNotOpen):
        open_file(KEY, NAME, changed)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(DoesNotOpen):
        open_file(new_file_key(), NAME, sealed(LONG))


@pytest.mark.parametrize("size", [0, 1, 252, CHUNK, len(LONG)])
def test_the_browser_opens_what_python_sealed_and_the_other_way_round(
    browser: Browser, size: int
) -> None:
    data = LONG[:size]
    there = browser.ask("open-file", key=b64u(KEY), name=NAME, sealed=b64u(sealed(data)))
    assert unb64u(there["data"]) == data
    back = browser.ask("seal-file", key=b64u(KEY), name=NAME, data=b64u(data))
    assert open_file(KEY, NAME, unb64u(back["sealed"])) == data


def test_the_browser_refuses_a_cut_file(browser: Browser) -> None:
    cut = b"".join(_chunks()[:-1])
    assert browser.ask("open-file", key=b64u(KEY), name=NAME, sealed=b64u(cut))["name"] == (
        "DoesNotOpen"
    )
