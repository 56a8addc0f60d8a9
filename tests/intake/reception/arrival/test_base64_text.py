"""A text that came in base64 is read, in any script; no text as written is mistaken for one."""

from base64 import b64encode

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from intake.reception.arrival.base64_text import MOSTLY, SHORTEST, decode_base64

LONG = {
    "bn": "তিন তলার সিঁড়ির দরজা তালা দেওয়া, আগুন লাগলে কেউ বের হতে পারবে না।",
    "my": "တံခါးကို သော့ခတ်ထားတယ်၊ မီးလောင်ရင် ဘယ်သူမှ ထွက်လို့မရဘူး။",
    "km": "ទ្វារត្រូវបានចាក់សោ គ្មាននរណាអាចចេញបានទេ",
    "ne": "ढोका बन्द छ, आगो लागे कोही बाहिर जान सक्दैन।",
    "ar": "الباب مقفل ولا أحد يستطيع الخروج",
    "zh": "三楼的门锁着，着火了谁也出不去。我们已经三个月没有领到工资了。",
    "vi": "Cửa thoát hiểm bị khóa, không ai ra được khi có cháy.",
    "en": "The door on the third floor is locked. Nobody gets out if there is a fire.",
    "emoji": "The door is locked 🔥🔥 please help us soon",
}
# One block of letters each, with what people write between words.
ALPHABETS = (
    "অআইঈকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ",
    "ကခဂဃငစဆဇဈညတထဒဓနပဖဗဘမယရလဝသဟအ",
    "abcdefghijklmnopqrstuvwxyz",
    "กขคฆงจชซญดตถทธนบปผพฟภมยรลวศสหอ",
)


def packed(text: str) -> str:
    return b64encode(text.encode()).decode("ascii")


@pytest.mark.parametrize("language", LONG)
def test_base64_of_every_script_is_read(language: str) -> None:
    assert decode_base64(packed(LONG[language])) == LONG[language]


@given(
    st.sampled_from(ALPHABETS).flatmap(
        lambda letters: st.text(st.sampled_from(letters + " "), min_size=20, max_size=300)
    )
)
def test_any_text_of_one_script_is_read(text: str) -> None:
    assume(text.strip())
    assert decode_base64(packed(text)) == text
    folded = "\r\n".join(packed(text)[at : at + 76] for at in range(0, len(packed(text)), 76))
    assert decode_base64(folded + "\n") == text


@given(st.text(max_size=300))
def test_no_written_text_is_changed_and_nothing_raises(text: str) -> None:
    found = decode_base64(text)
    if found is not None:
        assert len(text.strip()) >= SHORTEST
        assert packed(found).rstrip("=") == "".join(text.split()).rstrip("=")


@given(st.lists(st.sampled_from(sorted(LONG["en"].lower().split())), min_size=1, max_size=40))
def test_words_with_spaces_are_left_alone(words: list[str]) -> None:
    assert decode_base64(" ".join(words)) is None


@given(st.binary(min_size=18, max_size=400))
def test_base64_of_what_is_no_text_is_left_alone(data: bytes) -> None:
    found = decode_base64(b64encode(data).decode("ascii"))
    assert found is None or (found.encode() == data and any(one.isalpha() for one in found))


@pytest.mark.parametrize(
    "text",
    [
        "4821773055192464",
        "4821 7730 5519 2464",
        "HELP",
        "STATUS",
        "1",
        "",
        "=" * 24,
        "thedoorislockedonthethirdfloor",
        "nobodycangetoutpleasehelpusnow12",
        packed("hello"),
        packed("\x00\x01\x02 the door is locked"),
        packed("12345 67890 12345 67890"),
        packed("дверь door আগুন မီး الباب 火"),
    ],
)
def test_codes_words_and_mixtures_stay_as_they_came(text: str) -> None:
    assert MOSTLY > 0.5
    assert decode_base64(text) is None
