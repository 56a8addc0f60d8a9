import pytest

from intake.dialogue.model.keyword import Keyword
from intake.dialogue.understanding.commands import (
    bot_command,
    carrier_keyword_of,
    is_sure_stop,
    is_try_of,
    keyword_in,
    keyword_of,
)
from intake.dialogue.understanding.spelling.normalise import plain


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/help", Keyword.HELP),
        ("/HELP@our_bot", Keyword.HELP),
        ("/start", Keyword.START),
        ("/start K7Q2M4R8TW", Keyword.START),
        ("/help me", None),
        ("/dance", None),
        ("help", None),
    ],
)
def test_a_bots_menu(text: str, command: Keyword | None) -> None:
    assert bot_command(text) is command


def test_commands_are_whole_texts() -> None:
    assert keyword_of("status") is Keyword.STATUS
    assert keyword_of("status please now") is None
    assert carrier_keyword_of("stop all") is Keyword.STOP
    assert carrier_keyword_of("status") is None


def test_a_try_is_nothing_but_greetings_and_digits() -> None:
    assert is_try_of("hello 1 2 3")
    assert not is_try_of("hello fire") and not is_try_of("")


@pytest.mark.parametrize(
    ("text", "language", "command"),
    [
        ("বন্ধ করেন", "bn", Keyword.STOP),
        ("bondho koren", "bn", Keyword.STOP),
        ("মুছে দেন", "bn", Keyword.ERASE),
        ("ডিলিট করেন", "bn", Keyword.ERASE),
        ("बन्द कर दो", "hi", Keyword.STOP),
        ("delete karo", "hi", Keyword.ERASE),
        ("بند کر دیں", "ur", Keyword.STOP),
        ("مٹائیں", "ur", Keyword.ERASE),
        ("बन्द गर्नुस्", "ne", Keyword.STOP),
        ("मेटाउनुस्", "ne", Keyword.ERASE),
        ("msg ewanna epa", "si", Keyword.STOP),
        ("මකලා දාන්න", "si", Keyword.ERASE),
        ("நிறுத்துங்க", "ta", Keyword.STOP),
        ("டெலிட் பண்ணுங்க", "ta", Keyword.ERASE),
        ("delete", "ta", Keyword.ERASE),
    ],
)
def test_commands_as_they_are_said(text: str, language: str, command: Keyword) -> None:
    assert keyword_in(plain(text), (language,)) is command


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("আর মেসেজ দিয়েন না", "bn"),
        ("message mat bhejo", "hi"),
        ("میسج مت بھیجیں", "ur"),
        ("म्यासेज नपठाउनुस्", "ne"),
        ("මැසේජ් එවන්න එපා", "si"),
        ("மெசேஜ் அனுப்பாதீங்க", "ta"),
    ],
)
def test_no_more_texts_is_a_stop_to_a_person_too(text: str, language: str) -> None:
    assert is_sure_stop(plain(text), (language,))
    assert keyword_in(plain(text), (language,)) is Keyword.STOP


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Don't text me again", "en"),
        ("no me escriban más", "es"),
        ("ne m'écrivez plus", "fr"),
        ("não me escreva mais", "pt"),
        ("pa ekri m ankò", "ht"),
        ("не пишите мне больше", "ru"),
        ("bolshe ne pishite", "ru"),
        ("ما تكتبولي", "ar"),
        ("artık yazmayın", "tr"),
        ("አትጻፉልኝ", "am"),
        ("menga yozmang", "uz"),
    ],
)
def test_who_asks_in_plain_words_for_no_more_texts_gets_none(text: str, language: str) -> None:
    # Also while a member writes with the worker: another may hold the phone by now.
    assert keyword_in(plain(text), (language,)) is Keyword.STOP
    assert is_sure_stop(plain(text), (language,))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("delete my number", "en"),
        ("borren mi número", "es"),
        ("efface tout", "fr"),
        ("apague meu número", "pt"),
        ("efase nimewo m", "ht"),
        ("удалите мой номер", "ru"),
        ("امسحوا رقمي", "ar"),
        ("numaramı sil", "tr"),
        ("ቁጥሬን አጥፋ", "am"),
        ("raqamimni o'chir", "uz"),
    ],
)
def test_who_asks_in_plain_words_to_be_erased_is_asked_for_sure(text: str, language: str) -> None:
    assert keyword_in(plain(text), (language,)) is Keyword.ERASE
