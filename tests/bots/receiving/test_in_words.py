"""What is neither text nor file, as words."""

import pytest

from bots.receiving.in_words import beside, form_answers, in_words, place, several
from intake.dialogue.understanding.reading import Reading


def test_a_place_is_its_coordinates_and_names() -> None:
    assert place("23.78", "90.40") == "place 23.78, 90.40"
    assert place(14.59951234, -120.984) == "place 14.59951, -120.984"
    assert place(-6.0, 106.8, "Gate 2", None, "Jl. Merdeka") == (
        "place -6.00, 106.80, Gate 2, Jl. Merdeka"
    )
    assert place("north", "2") == "place north, 2.00"


@pytest.mark.parametrize(("latitude", "longitude"), [(23.7806572, 90.4193672), (-6.2, 106.845599)])
def test_no_place_reads_as_a_worker_code(latitude: float, longitude: float) -> None:
    assert Reading(place(latitude, longitude, "12", "4455")).worker_code is None


def test_a_list_stands_behind_its_title() -> None:
    assert several("poll", "কে আহত?", ["হ্যাঁ", "না"]) == "poll কে আহত?: হ্যাঁ / না"
    assert several("checklist", None, []) == "checklist"


def test_words_are_one_line_and_no_longer_than_a_text() -> None:
    assert in_words("contact", "+15005550123\n", "  Rosa ", "") == "contact +15005550123, Rosa"
    assert len(in_words("poll", "x" * 5000)) == 1600
    assert in_words("sticker", "\ud83d") == "sticker \N{REPLACEMENT CHARACTER}"


def test_a_form_is_all_that_was_filled_in() -> None:
    assert form_answers('{"a": "locked", "b": [2, {"c": true}], "d": null}') == (
        "form locked / 2 / True"
    )
    assert form_answers("not JSON") == "form not JSON"


def test_nothing_is_said_twice() -> None:
    assert beside("No", "No") == "No"
    assert beside("", "a", "", "a", "b") == "a\nb"
    assert beside("Come here", "place 1.00, 2.00") == "Come here\nplace 1.00, 2.00"
