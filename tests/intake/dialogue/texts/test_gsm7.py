"""Plain letters only where they save a part, and nothing else harmed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.dialogue.texts.gsm7 import PlainSms, for_sms
from intake.dialogue.texts.sms_segments import measure

CODE = "4821 7730 5519 2464"
LONG = "a" * 90


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đã nhận. Mã của bạn", "Da nhan. Ma cua ban"),
        ("Gửi NGỪNG để ngừng", "Gui NGUNG de ngung"),
        ("à, là, đủ, xóa", "a, la, du, xoa"),
    ],
)
def test_vietnamese_loses_all_its_marks_or_none(text: str, plain: str) -> None:
    assert for_sms(text, PlainSms.ALWAYS) == plain


def test_a_text_in_the_cheap_alphabet_stays_as_it_is() -> None:
    assert for_sms("là", PlainSms.ALWAYS) == "là"
    assert for_sms(f"é ñ ü {LONG}", PlainSms.CHEAPER) == f"é ñ ü {LONG}"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Şu açık, İsim, sağlık, KELİME, ı", "Su acik, Isim, saglik, KELIME, i"),
        ("öğün, ölçü, Çok", "ögün, ölcü, Çok"),
        ("não, ação, é, às, Olá, você", "nao, acao, é, às, Ola, voce"),
        ("Êtes-vous là ? Ça va, reçu, sœur, l’été", "Etes-vous là ? Ça va, recu, soeur, l'été"),
        ("Èske ou, kòd, èd", "Eske ou, kòd, èd"),
        ("código, ¿qué?, mañana", "codigo, ¿qué?, mañana"),
    ],
)
def test_other_languages_lose_only_the_marks_that_gsm_lacks(text: str, plain: str) -> None:
    assert for_sms(f"{text} {LONG}", PlainSms.CHEAPER) == f"{plain} {LONG}"


def test_marks_stay_where_they_cost_nothing() -> None:
    assert for_sms("Não, você", PlainSms.CHEAPER) == "Não, você"
    assert for_sms(f"Não {LONG}", PlainSms.NEVER) == f"Não {LONG}"


def test_a_code_its_spaces_and_the_digits_of_a_menu_stay() -> None:
    text = f"Kodunuz: {CODE}. 1 güvenlik, 2 para, 0 geç. 18-20 {LONG}"
    assert for_sms(text, PlainSms.CHEAPER) == text.replace("ç", "c")


@pytest.mark.parametrize(
    "text", ["পেয়েছি। কোড", "ได้รับแล้ว รหัส", "Получено", "您的编号", "رمز الدخول", "हाँ, नहीं"]
)
@pytest.mark.parametrize("plain", PlainSms)
def test_other_scripts_stay_as_they_are(text: str, plain: PlainSms) -> None:
    mixed = f"{text} {LONG} não"
    assert for_sms(text, plain) == text
    assert for_sms(mixed, plain) == mixed


@given(st.text(max_size=400), st.sampled_from(PlainSms))
def test_it_never_costs_more_and_is_the_same_the_second_time(text: str, plain: PlainSms) -> None:
    sent = for_sms(text, plain)
    assert measure(sent).parts <= measure(text).parts
    assert for_sms(sent, plain) == sent


@given(st.text(max_size=200))
def test_digits_and_placeholders_are_never_touched(text: str) -> None:
    for plain in PlainSms:
        sent = for_sms(f"{{code}} {CODE} {text}", plain)
        assert sent.startswith(f"{{code}} {CODE} ")
        kept = [c for c in text if unicodedata.category(c)[0] == "N"]
        assert [c for c in sent[26:] if unicodedata.category(c)[0] == "N"] == kept
