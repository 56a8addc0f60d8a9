"""Sentences in the member's language, with what fills them."""

from flask_babel import force_locale

from app.dashboard.frame.request import Dashboard
from app.dashboard.frame.translate import gettext, ngettext


def test_a_sentence_is_filled_in_the_readers_language(in_english: Dashboard) -> None:
    assert gettext("%(hour)s (worker's time)", hour="06:00") == "06:00 (worker's time)"
    with force_locale("es"):
        spanish = gettext("%(hour)s (worker's time)", hour="06:00")
    assert "06:00" in spanish
    assert spanish != "06:00 (worker's time)"


def test_numbers_choose_the_form_of_the_language(in_english: Dashboard) -> None:
    forms = ("%(num)d hour left", "%(num)d hours left")
    assert [ngettext(*forms, number) for number in (1, 2)] == ["1 hour left", "2 hours left"]
    with force_locale("ar"):
        arabic = {ngettext(*forms, number).replace(str(number), "") for number in (1, 2, 3, 11)}
    assert len(arabic) > len(forms)


def test_what_nobody_has_translated_is_said_as_it_is(in_english: Dashboard) -> None:
    with force_locale("bn"):
        assert gettext("No such sentence") == "No such sentence"
