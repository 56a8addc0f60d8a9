import pytest

from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.state import Step
from intake.dialogue.understanding.answers import Answer, read_answer
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.spelling.normalise import plain
from intake.dialogue.understanding.worker_code_text import find_code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4821773055192464", ("4821773055192464", "")),
        ("4821 7730 5519 2464", ("4821773055192464", "")),
        ("4821-7730-5519-2464", ("4821773055192464", "")),
        ("৪৮২১ ৭৭৩০ ৫৫১৯ ২৪৬৪", ("4821773055192464", "")),
        ("٤٨٢١٧٧٣٠٥٥١٩٢٤٦٤", ("4821773055192464", "")),
        ("４８２１７７３０５５１９２４６４", ("4821773055192464", "")),
        ("\u20664821 7730 5519 2464\u2069", ("4821773055192464", "\u2066 \u2069")),
        ("4821 7730 5519 2464 STATUS", ("4821773055192464", "STATUS")),
        ("locked 4821773055192464 again", ("4821773055192464", "locked again")),
        ("2 4821 7730 5519 2464", ("4821773055192464", "2")),
        ("4821 7730 5519 2464 2", ("4821773055192464", "2")),
        ("48217730551924645", None),
        ("482177305519246", None),
        ("482 177 305 519 246", None),
        ("call 01712345678", None),
        ("", None),
    ],
)
def test_find_code(text: str, found: tuple[str, str] | None) -> None:
    assert find_code(text) == found


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("STOP", Keyword.STOP),
        (" stop. ", Keyword.STOP),
        ("Cancel", Keyword.STOP),
        ("বন্ধ", Keyword.STOP),
        ("PARAR", Keyword.STOP),
        ("/stop", Keyword.STOP),
        ("START", Keyword.START),
        ("/start K7Q2M4R8TW", Keyword.START),
        ("/start@line_bot", Keyword.START),
        ("help!", Keyword.HELP),
        ("INFO", Keyword.HELP),
        ("সাহায্য", Keyword.HELP),
        ("Información", Keyword.HELP),
        ("খবর", Keyword.STATUS),
        ("/status", Keyword.STATUS),
        ("Erase.", Keyword.ERASE),
        ("মুছে দিন", Keyword.ERASE),
        ("BÓRRENME", Keyword.ERASE),
        ("/clear", Keyword.CLEAR),
        ("they erase our hours", None),
        ("help me", None),
        ("stop beating us", None),
        ("/unknown", None),
        ("/start Rahima", None),
        ("/start my boss beat me", None),
        ("/help I am locked in", None),
        ("/stop K7Q2M4R8TW", None),
        ("দরজা বন্ধ", None),
        ("yes", None),
        ("", None),
    ],
)
def test_a_keyword_is_the_whole_message(text: str, meaning: Keyword | None) -> None:
    assert Reading(text).keyword is meaning


def test_carriers_know_english_words_only() -> None:
    assert Reading("Unsubscribe").carrier_keyword is Keyword.STOP
    assert Reading("বন্ধ").carrier_keyword is None
    assert Reading("parar").carrier_keyword is None


def test_a_language_is_named_in_it() -> None:
    assert [Reading(t).named_language for t in ("বাংলা", "Español", "中文", "عربى", "Latin")] == [
        "bn",
        "es",
        "zh",
        "ar",
        None,
    ]


@pytest.mark.parametrize("text", ["1", "1.", "১", "১)", "(1)", "１", "١", "1️⃣", "①", "1 1", "YES"])
def test_option_one_in_many_ways(text: str) -> None:
    assert read_answer(Step.DANGER, Reading(text), "en") == Answer("1")


@pytest.mark.parametrize(
    "text", ["2", "২", "2 no", "না", "No.", "no, I am not", "nai", "not safe", "i am not safe"]
)
def test_option_two_in_many_ways(text: str) -> None:
    assert read_answer(Step.DANGER, Reading(text), "bn") == Answer("2")


@pytest.mark.parametrize(
    "text",
    ["1 woman fell", "1 no", "2 workers fainted", "12", "7", "no one is here", "", "?", "👍"],
)
def test_what_is_not_clear_is_no_answer(text: str) -> None:
    assert read_answer(Step.DANGER, Reading(text), "en") is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("18-20", (18, 20)),
        ("১৮-২০", (18, 20)),
        ("18:00 - 20:00", (18, 20)),
        ("18:30-21:30", (19, 21)),
        ("from 6 to 8 pm", (18, 20)),
        ("8-12 pm", (20, 0)),
        ("রাত ৮টা থেকে ১০টা", (20, 22)),
        ("8-10", (20, 22)),
        ("8-10 am", (8, 10)),
        ("de 7 a 9 de la noche", (19, 21)),
        ("22-2", (22, 2)),
        ("rat 9ta theke 11ta", (21, 23)),
    ],
)
def test_hours(text: str, hours: tuple[int, int]) -> None:
    assert read_answer(Step.CONTACT, Reading(text), "en") == Answer("hours", hours=hours)


@pytest.mark.parametrize(
    "text",
    ["1-2", "18-18", "25-30", "line 3 floor 5", "10 pm to 6 am", "18", "18-19-20", "18:75-20"],
)
def test_no_hours(text: str) -> None:
    assert read_answer(Step.CONTACT, Reading(text), "en") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no, danger", "en"),
        ("না, নিরাপদ না", "bn"),
        ("नहीं, खतरा है", "hi"),
        ("نہیں، خطرہ ہے", "ur"),
        ("لا، في خطر", "ar"),
        ("አይ፣ አደጋ ላይ ነኝ", "am"),
        ("ဟင့်အင်း၊ မလုံခြုံဘူး", "my"),
        ("不，不安全", "zh"),
        ("ไม่ปลอดภัยเลย กลัวมาก", "th"),
        ("No! Not safe!", "en"),
        ("2, not safe", "en"),
    ],
)
def test_an_answer_said_twice_is_one(text: str, language: str) -> None:
    assert read_answer(Step.DANGER, Reading(text), language) == Answer("2")


@pytest.mark.parametrize(
    "text", ["no danger", "yes, no", "1, 2", "no, they locked us in", "no, n, nope, not, not safe"]
)
def test_clauses_that_do_not_agree_are_no_answer(text: str) -> None:
    assert read_answer(Step.DANGER, Reading(text), "en") is None


@pytest.mark.parametrize("text", ["ไม่ อันตราย", "ปลอดภัย ไม่ปลอดภัย"])
def test_a_space_in_a_script_without_spaces_makes_no_danger_of_none(text: str) -> None:
    assert read_answer(Step.DANGER, Reading(text), "th") is None


def test_hours_say_what_a_yes_is_to() -> None:
    window = Answer("hours", hours=(20, 22))
    assert read_answer(Step.CONTACT, Reading("হ্যাঁ, রাত ৮টার পর"), "bn") == window
    assert read_answer(Step.CONTACT, Reading("yes, after 8 at night"), "en") == window
    assert read_answer(Step.CONTACT, Reading("no, after 8 at night"), "en") is None


def test_a_bare_yes_to_writing_back_means_the_quiet_evening() -> None:
    assert read_answer(Step.CONTACT, Reading("yes"), "en") == Answer("2")
    assert read_answer(Step.CONTACT, Reading("হ্যাঁ"), "bn") == Answer("2")


def test_any_text_names_a_place_but_nothing_does_not() -> None:
    assert read_answer(Step.PLACE, Reading(" Sunrise, gate 2 "), "en") == Answer(
        "text", "Sunrise, gate 2"
    )
    assert read_answer(Step.PLACE, Reading("417"), "en") == Answer("text", "417")
    assert read_answer(Step.PLACE, Reading("০"), "bn") == Answer("0")
    assert read_answer(Step.PLACE, Reading(" "), "en") is None


def test_tries() -> None:
    assert all(Reading(text).is_try for text in ("test", "1 2 3", "Hello?", "হ্যালো", "hola, prueba"))
    assert not any(
        Reading(text).is_try for text in ("fire", "", "🆘", "?!", "hello the door is locked", "আগুন")
    )


def test_plain_keeps_vowel_signs_and_drops_accents() -> None:
    assert plain("  ¿Está, DESPUÉS? ") == "esta despues"
    assert plain("হ্যাঁ।") == "হ্যাঁ"
