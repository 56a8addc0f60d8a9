"""Hours as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.dialogue.understanding.hours import hours_in
from intake.dialogue.understanding.reading import Reading


@pytest.mark.parametrize(
    ("text", "language", "hours"),
    [
        ("after 8 at night", "en", (20, 22)),
        ("রাত ৮টার পর", "bn", (20, 22)),
        ("rat 8tar por", "bn", (20, 22)),
        ("después de las 8 de la noche", "es", (20, 22)),
        ("après 20h", "fr", (20, 22)),
        ("depois das 8 da noite", "pt", (20, 22)),
        ("apre 8 è diswa", "ht", (20, 22)),
        ("रात 8 बजे के बाद", "hi", (20, 22)),
        ("raat 8 baje ke baad", "hi", (20, 22)),
        ("رات ۸ بجے کے بعد", "ur", (20, 22)),
        ("राति ८ बजेपछि", "ne", (20, 22)),
        ("இரவு 8 மணிக்கு மேல்", "ta", (20, 22)),
        ("රෑ 8 න් පසු", "si", (20, 22)),
        ("ည ၈ နာရီ နောက်ပိုင်း", "my", (20, 22)),
        ("ည၈နာရီနောက်ပိုင်း", "my", (20, 22)),
        ("ក្រោយម៉ោង ៨ យប់", "km", (20, 22)),
        ("หลัง 2 ทุ่ม", "th", (20, 22)),
        ("sau 8 giờ tối", "vi", (20, 22)),
        ("setelah jam 8 malam", "id", (20, 22)),
        ("pagkatapos ng 8 ng gabi", "tl", (20, 22)),
        ("晚上八点以后", "zh", (20, 22)),
        ("بعد الساعة ٨ ليلا", "ar", (20, 22)),
        ("ከምሽቱ 2 ሰዓት በኋላ", "am", (20, 22)),
        ("gece 8 den sonra", "tr", (20, 22)),
        ("kechasi 8 dan keyin", "uz", (20, 22)),
        ("после 8 вечера", "ru", (20, 22)),
        ("after nine at night", "en", (21, 23)),
        ("before 9 pm", "en", (17, 21)),
        ("晚上8点到10点", "zh", (20, 22)),
        ("night 1 to 4", "en", (1, 4)),
        ("after 11 at night", "en", (23, 1)),
        # Digits that stand for letters are no hours.
        ("ba3d el sa3a 8 bel leil", "ar", (20, 22)),
        ("min 3 la 5 3asr", "ar", (15, 17)),
        ("ba3d", "ar", None),
        ("ke mishitu 2 seat behuala", "am", (20, 22)),
        ("ராத்திரி 8 மணிக்கு மேல", "ta", (20, 22)),
        ("lang 2 thum", "th", (20, 22)),
        ("re 8n passe", "si", (20, 22)),
        ("raat 8 bajay ke baad", "ur", (20, 22)),
        ("kraoy maong 8 yob", "km", (20, 22)),
        ("after 8", "en", None),
        ("on Friday after 8 at night", "en", None),
        ("8", "en", None),
        ("8 at night, the guard sleeps", "en", None),
        ("25", "en", None),
        ("8 pm", "en", None),
    ],
)
def test_hours(text: str, language: str, hours: tuple[int, int] | None) -> None:
    assert hours_in(Reading(text), language) == hours


@given(st.text(max_size=80))
def test_any_text_is_read_or_left(text: str) -> None:
    hours = hours_in(Reading(text), None)
    assert hours is None or all(0 <= hour < 24 for hour in hours)
