"""Answers to "are you safe?" in wordings that no list has, and words of other languages."""

import pytest

from intake.dialogue.model.state import Step
from intake.dialogue.understanding.answers import read_answer, same_matter
from intake.dialogue.understanding.reading import Reading

NOT_SAFE = [
    ("en", "I don't feel very safe"),
    ("en", "we are not at all safe here"),
    ("en", "nobody is safe"),
    ("en", "isn't safe sir"),
    ("bn", "আমি একদম নিরাপদে নেই"),
    ("bn", "ekhane amra safe na"),
    ("bn", "bhalo nei"),
    ("hi", "hum log yahan surakshit nahi hain"),
    ("hi", "मैं यहाँ सुरक्षित महसूस नहीं कर रही"),
    ("ur", "ہم یہاں محفوظ بالکل نہیں"),
    ("ne", "हामी यहाँ सुरक्षित छैनौं"),
    ("si", "අපි ආරක්ෂිත නෑ මෙතන"),
    ("ta", "நாங்கள் இங்கே பாதுகாப்பாக இல்லை"),
    ("my", "ဒီမှာ မလုံခြုံသေးဘူး"),
    ("th", "ที่นี่ไม่ค่อยจะปลอดภัยเลย"),
    ("th", "ไม่ปลอดภัย ประตูล็อก"),
    ("km", "ខ្ញុំមិនសូវមានសុវត្ថិភាព"),
    ("vi", "em không thấy an toàn"),
    ("id", "disini nggak aman pak"),
    ("id", "saya belum merasa aman"),
    ("tl", "hindi po ako gaanong ligtas"),
    ("tl", "di kami safe dito"),
    ("zh", "我觉得不太安全"),
    ("tr", "burada kimse güvende değil"),
    ("tr", "iyi değiliz"),
    ("uz", "biz bu yerda xavfsiz emasmiz"),
    ("ru", "я совсем не чувствую себя в безопасности"),
    ("ar", "مش حاسة بأمان"),
    ("ar", "نحن لسنا بأمان هنا"),
    ("am", "እኛ ደህና አይደለንም"),
    ("am", "ከአደጋ ውጭ አይደለሁም"),
    ("ar", "ماني بأمان"),
    ("ar", "احنا في خطر"),
    ("ru", "нам страшно"),
    ("ru", "пока нет"),
    ("pt", "não estou fora de perigo"),
    ("fr", "toujours en danger"),
    ("tr", "henüz değil"),
    ("ht", "nou pa santi nou an sekirite"),
    ("es", "no me siento muy segura"),
    ("es", "aqui no estamos a salvo"),
    ("pt", "não me sinto nada segura"),
    ("fr", "je ne me sens pas vraiment en sécurité"),
]


@pytest.mark.parametrize(("language", "text"), NOT_SAFE)
def test_a_denial_beside_the_word_for_safe_is_no(language: str, text: str) -> None:
    answer = read_answer(Step.DANGER, Reading(text), language)
    assert answer and answer.key == "2"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no problem here, I am safe"),
        ("en", "yes I am safe thank you"),
        ("en", "the gloves are not in the store and the boss said all of us are safe"),
        ("bn", "কোনো সমস্যা নেই, আমি নিরাপদ"),
        ("hi", "koi dikkat nahi, main theek hun"),
        ("es", "no hay problema, estoy bien"),
        ("fr", "pas de souci, ça va"),
        ("th", "ไม่เป็นไร"),
        ("km", "មិនអីទេ"),
        ("si", "ප්‍රශ්නයක් නෑ"),
        ("zh", "没事"),
        ("tl", "ok lang po"),
        ("vi", "em ổn"),
        ("ru", "все в порядке"),
        ("ar", "الحمد لله بخير"),
    ],
)
def test_who_is_safe_is_not_taken_for_in_danger(language: str, text: str) -> None:
    answer = read_answer(Step.DANGER, Reading(text), language)
    assert answer is None or answer.key == "1"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "o"),
        ("hi", "accha"),
        ("ur", "accha"),
        ("ne", "accha"),
        ("bn", "ot"),
        ("id", "ot"),
        ("en", "bad"),
        ("en", "mean"),
        ("en", "men"),
        ("es", "ban"),
        ("fr", "on"),
        ("en", "co"),
        ("en", "u"),
        ("en", "te"),
        ("th", "haan"),
        ("bn", "oui"),
        ("en", "opo"),
        ("tr", "sure"),
        ("vi", "claro"),
        ("km", "tamam"),
    ],
)
def test_no_other_language_answers_for_the_workers(language: str, text: str) -> None:
    for step in (Step.DANGER, Step.CONSENT):
        assert read_answer(step, Reading(text), language) is None


@pytest.mark.parametrize("language", ["bn", "th", "ar", "vi", "tr"])
def test_yes_and_no_in_english_are_understood_everywhere(language: str) -> None:
    for step in (Step.DANGER, Step.CONSENT):
        for text, key in (("yes", "1"), ("No!", "2")):
            answer = read_answer(step, Reading(text), language)
            assert answer and answer.key == key


@pytest.mark.parametrize("text", ["o", "ot", "u", "ban", "dur", "te"])
def test_short_words_of_others_sort_nothing(text: str) -> None:
    assert same_matter(Reading(text), "en") is None
