"""Zawgyi is told from Unicode Burmese and rewritten as ICU rewrites it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.dialogue.understanding.language.zawgyi import readable, to_unicode, zawgyi_probability

VECTORS = Path(__file__).parents[4] / "vectors"
PAIRS = [
    tuple(line.split("\t"))
    for line in (VECTORS / "zawgyi.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
BURMESE = st.text(st.characters(min_codepoint=0x1000, max_codepoint=0x109F))


@pytest.mark.parametrize(("zawgyi", "unicode"), PAIRS)
def test_it_is_rewritten_as_icu_does(zawgyi: str, unicode: str) -> None:
    assert to_unicode(zawgyi) == unicode


@pytest.mark.parametrize(
    ("zawgyi", "unicode"),
    [
        ("ျမန္မာ", "မြန်မာ"),
        ("အျပည္ျပည္ဆိုင္ရာ လူ႔အခြင့္အေရး ေၾကညာစာတမ္း", "အပြည်ပြည်ဆိုင်ရာ လူ့အခွင့်အရေး ကြေညာစာတမ်း"),
        ("လူတိုင္း၌ အသက္ရွင္ရန္ လြတ္လပ္ခြင့္ႏွင့္ လံုႃခံုစိတ္ခ်ခြင့္ ရိွသည္။", "လူတိုင်း၌ အသက်ရှင်ရန် လွတ်လပ်ခွင့်နှင့် လုံခြုံစိတ်ချခွင့် ရှိသည်။"),
    ],
)
def test_the_declaration_of_human_rights(zawgyi: str, unicode: str) -> None:
    assert to_unicode(zawgyi) == unicode
    assert readable(unicode) is None


@pytest.mark.parametrize("number", range(20))
def test_messages_are_told_apart(number: int) -> None:
    zawgyi, unicode = PAIRS[number]
    assert readable(zawgyi) == unicode
    assert readable(unicode) is None


@pytest.mark.parametrize("text", ["", "1", "the door is locked", "দরজায় তালা", "👍", "\x00"])
def test_what_is_not_burmese_stays_as_it_is(text: str) -> None:
    assert zawgyi_probability(text) == 0
    assert to_unicode(text) == text
    assert readable(text) is None


@settings(deadline=None)
@given(BURMESE)
def test_unicode_is_never_lost_by_mistake(text: str) -> None:
    made = readable(text)
    assert made is None or (made and zawgyi_probability(text) >= 0.95)


def test_ten_thousand_characters_are_rewritten() -> None:
    long = "ေၾကညာစာတမ္း " * 800
    assert readable(long)
