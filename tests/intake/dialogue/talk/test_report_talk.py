"""Answers that fit more than one thing: which question a digit or a word belongs to."""

from dataclasses import replace

import pytest

from intake.dialogue.model.effects import (
    AnswerQuestion,
    Effect,
    KeepText,
    NamePlace,
    OfferLanguages,
    OpenReport,
    Propose,
    Say,
    SetDanger,
)
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import QUESTION_STEPS, State, Step
from intake.dialogue.model.waiting import AskedIfSame, SideQuestion
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import Turn
from intake.dialogue.talk.script import QUESTIONS
from intake.dialogue.understanding.answers import (
    read_answer,
    same_matter,
)
from intake.dialogue.understanding.lexicon import LEXICONS
from intake.dialogue.understanding.reading import Reading
from tests.support.messages import message

LINE = ("en", "bn", "es")
ASKED = State(language="en", language_sure=True, step=Step.DANGER, acked=True, topics=("2.1",))


def hear(state: State, text: str, **more: object) -> Turn:
    known = {"line_languages": LINE, "minutes_since_last": 1, **more}
    return turn(state, message(text, **known))  # type: ignore[arg-type]


def phrases(done: Turn) -> list[Phrase]:
    return [effect.phrase for effect in done.effects if isinstance(effect, Say)]


def quiet(done: Turn) -> list[Effect]:
    return [effect for effect in done.effects if not isinstance(effect, Say)]


@pytest.mark.parametrize("asks", ["MENU", "RULES"])
def test_a_digit_answers_what_was_asked_last_and_not_the_menu_of_languages(asks: str) -> None:
    unsure = hear(State(), "xyzzy plugh")
    assert OfferLanguages(LINE) in unsure.effects
    asked = hear(unsure.state, asks)
    done = hear(asked.state, "2")
    assert done.state.language == asked.state.language
    wanted = SetDanger(True) if asks == "MENU" else AnswerQuestion(("hours",))
    assert wanted in done.effects


@pytest.mark.parametrize(
    ("language", "word", "means"),
    [("vi", "một", "1"), ("ar", "أبدا", "2"), ("tl", "hindi", "2")],
)
def test_an_answer_in_the_workers_language_is_no_command_of_another(
    language: str, word: str, means: str
) -> None:
    state = replace(ASKED, language=language)
    assert SetDanger(means == "2") in hear(state, word).effects
    same = replace(state, step=Step.DONE, waiting_for=AskedIfSame(1, ("3.1",)))
    assert (OpenReport() in hear(same, word).effects) is (means == "2")


@pytest.mark.parametrize(
    ("language", "text", "means"),
    [
        ("hi", "haan ji", "1"),
        ("hi", "नहीं जी नहीं", None),
        ("bn", "জি হ্যাঁ", "1"),
        ("en", "no no no", "2"),
        ("en", "yes no", None),
        ("es", "sí, sí claro", "1"),
        ("tl", "opo oo", "1"),
        ("en", "no danger", None),
    ],
)
def test_one_answer_in_several_words_is_one(language: str, text: str, means: str | None) -> None:
    answer = read_answer(Step.DANGER, Reading(text), language)
    assert (answer.key if answer else None) == means
    asked = State(language=language, step=Step.DONE, waiting_for=AskedIfSame(1, ("3.1",)))
    if means:
        assert same_matter(Reading(text), asked.language) is (means == "1")


def test_a_number_that_a_person_asked_for_is_no_command() -> None:
    person = replace(ASKED, language="vi", step=Step.DONE, with_person=True)
    done = hear(person, "một")
    assert (done.effects, done.state.waits_for(SideQuestion.CODE_WORD)) == ((KeepText(),), False)


@pytest.mark.parametrize("language", LEXICONS)
def test_a_word_of_danger_is_no_command(language: str) -> None:
    for word in LEXICONS[language].danger:
        assert Reading(word.strip("*")).keyword is None, word


@pytest.mark.parametrize(("language", "cry"), [("ht", "anmwe"), ("tl", "saklolo")])
def test_a_cry_for_help_is_heard(language: str, cry: str) -> None:
    done = hear(replace(ASKED, language=language), cry, line_languages=(language,))
    assert Propose(("1.1",), True) in done.effects
    first = hear(State(), cry, line_languages=(language,))
    assert OpenReport() in first.effects


@pytest.mark.parametrize(
    ("language", "word", "elsewhere"),
    [
        ("fr", "bat", "yes in Khmer"),
        ("ht", "bat", "yes in Khmer"),
        ("th", "ot", "no in Khmer"),
        ("hi", "ot", "no in Khmer"),
    ],
)
def test_what_tells_something_in_the_workers_language_is_no_answer_in_another(
    language: str, word: str, elsewhere: str
) -> None:
    for step in QUESTION_STEPS:
        if step is not Step.PLACE:
            assert read_answer(step, Reading(word), language) is None, elsewhere
    told = hear(replace(ASKED, language=language, topics=()), word, line_languages=(language,))
    assert quiet(told)[0] == KeepText() and isinstance(quiet(told)[1], Propose)


def test_a_yes_of_another_language_is_asked_for_once_more() -> None:
    for word in ("oui", "si", "haan", "da"):
        asked = hear(ASKED, word)
        assert SetDanger(False) not in asked.effects and phrases(asked) == [Phrase.ASK_DANGER]
        assert phrases(hear(asked.state, word)) == []
        assert SetDanger(False) in hear(asked.state, "yes").effects


def test_what_tells_something_is_no_try() -> None:
    # In Bangla "he hits"; in French what one asks of a line that one tries.
    assert Reading("marche").is_try
    done = hear(State(), "marche", line_languages=("bn", "en"))
    assert OpenReport() in done.effects


@pytest.mark.parametrize("language", LEXICONS)
def test_no_answer_hides_a_command_of_the_carriers(language: str) -> None:
    for options in LEXICONS[language].answers.values():
        assert not any(
            Reading(word).carrier_keyword for words in options.values() for word in words
        )


@pytest.mark.parametrize(
    ("step", "text"),
    [(Step.DANGER, "4"), (Step.DANGER, "১২"), (Step.CONSENT, "7"), (Step.KIND_MONEY, "5000")],
)
def test_a_number_that_is_no_answer_is_kept_and_the_question_asked_again(
    step: Step, text: str
) -> None:
    done = hear(replace(ASKED, step=step), text)
    assert quiet(done) == [KeepText()]
    assert (phrases(done), done.state.step) == ([QUESTIONS[step].phrase], step)


@pytest.mark.parametrize("step", [one for one in QUESTION_STEPS if one is not Step.PLACE])
def test_a_posters_number_names_the_place_whatever_was_asked(step: Step) -> None:
    done = hear(replace(ASKED, step=step), "৪৪১৭", factory_code="4417")
    assert quiet(done) == [KeepText(), NamePlace("4417")]
    assert (phrases(done), done.state.step) == ([QUESTIONS[step].phrase], step)
    assert hear(done.state, "3").state.step is not Step.PLACE
    again = hear(done.state, "4417", factory_code="4417")
    assert quiet(again) == [KeepText()]


def test_a_posters_number_behind_the_questions_names_a_place_that_is_not_known() -> None:
    whole = replace(ASKED, step=Step.DONE)
    done = hear(whole, "4417", factory_code="4417")
    assert (quiet(done), phrases(done)) == ([KeepText(), NamePlace("4417")], [Phrase.ADDED])
    known = hear(replace(whole, place_known=True), "4417", factory_code="4417")
    assert quiet(known) == [KeepText()]


def test_a_posters_number_before_a_report_is_its_place() -> None:
    tried = hear(State(), "4417", factory_code="4417")
    assert OpenReport("test") in tried.effects and NamePlace("4417") in tried.effects
    stored = State.from_json(tried.state.to_json())
    told = hear(stored, "they have not paid us")
    assert NamePlace("4417") in told.effects and told.state.place_known


def test_a_try_through_a_poster_is_a_try_of_its_place() -> None:
    begun = hear(State(), "/start K7Q2M4R8TW", start_code="K7Q2M4R8TW")
    tried = hear(begun.state, "hello")
    assert quiet(tried)[:3] == [OpenReport("test"), KeepText(), NamePlace("K7Q2M4R8TW")]


def test_who_tries_the_line_in_no_language_is_asked_for_one() -> None:
    tried = hear(State(), "hello 1 2 3", line_languages=("th", "my", "km"))
    assert phrases(tried) == [Phrase.TRIED]
    assert tried.effects[-1] == OfferLanguages(("en", "th", "my", "km"))
    chosen = hear(tried.state, "၃", line_languages=("th", "my", "km"))
    assert (chosen.state.language, phrases(chosen)) == ("my", [Phrase.WELCOME])
    alone = hear(State(), "hello 1 2 3", line_languages=("my",))
    assert not any(isinstance(one, OfferLanguages) for one in alone.effects)


def test_help_names_nine_on_a_line_of_one_language_too() -> None:
    done = hear(ASKED, "9", line_languages=("en",), spoken=("bn", "en", "es"))
    assert done.effects == (KeepText(), OfferLanguages(("en", "bn", "es")))
    chosen = hear(done.state, "2", line_languages=("en",))
    assert (chosen.state.language, phrases(chosen)) == ("bn", [Phrase.ASK_DANGER])


def test_nine_offers_the_language_of_the_answers_beside_the_lines() -> None:
    asked = State(language="hi", step=Step.DANGER, language_sure=True)
    done = hear(asked, "9", line_languages=("bn", "en"), spoken=("bn", "en", "es", "hi"))
    assert done.effects == (KeepText(), OfferLanguages(("bn", "en", "hi")))


@pytest.mark.parametrize("language", ["ne", "bn", "en"])
def test_an_answer_in_a_neighbours_words_is_one_but_not_about_safety(language: str) -> None:
    answer = read_answer(Step.CONTACT, Reading("haan ji"), language)
    assert answer and answer.key == "2"
    for step in (Step.DANGER, Step.CONSENT):
        own = read_answer(step, Reading("haan ji"), language)
        assert own is None or language == "ne"


DAYS = 4 * 24 * 60


@pytest.mark.parametrize("minutes", [1, DAYS])
def test_the_menu_of_rules_takes_one_digit_after_another(minutes: int) -> None:
    shown = hear(State(language="en"), "RULES")
    first = hear(shown.state, "3", minutes_since_last=minutes)
    assert OpenReport("question") in first.effects
    second = hear(first.state, "4", minutes_since_last=minutes)
    assert quiet(second)[-1] == AnswerQuestion(("rest",)) and phrases(second) == []
    skipped = hear(second.state, "0")
    assert (skipped.effects, skipped.state.waits_for(SideQuestion.RULES)) == ((KeepText(),), False)


def test_words_after_an_answer_about_the_law_are_a_report() -> None:
    answered = hear(hear(State(language="en"), "RULES").state, "3")
    assert OpenReport() in hear(answered.state, "they do not pay us overtime").effects


@pytest.mark.parametrize("digit", ["3", "0"])
def test_behind_the_menu_of_rules_the_open_question_is_asked_again(digit: str) -> None:
    done = hear(hear(ASKED, "RULES").state, digit)
    assert phrases(done) == [Phrase.ASK_DANGER]
    assert SetDanger(True) in hear(done.state, "2").effects


def test_the_first_menu_is_answered_days_later() -> None:
    shown = hear(State(language="en"), "MENU")
    done = hear(shown.state, "2", minutes_since_last=DAYS)
    assert OpenReport() in done.effects and done.state.topics == ("2",)


def test_the_menu_of_a_long_line_begins_with_the_likeliest_language() -> None:
    line = ("bn", "en", "hi", "ur", "ne", "my", "km", "th", "ht", "es", "am", "ar", "zh")
    told = hear(State(), "أخذوا جوازاتنا", line_languages=line)
    assert (told.state.language, told.state.language_sure) == ("ar", False)
    assert told.state.languages_offered[:3] == ("ar", "bn", "en")
    phone = hear(State(), "", media_count=1, hint_language="th")
    assert phone.state.languages_offered == ("th", *LINE)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("fire! we are trapped", (Propose(("1.1",), True),)),
        ("Meghna, and there the supervisor slaps the women too", (Propose(("3.1",), False),)),
        ("Union Knitwear Ltd", ()),
    ],
)
def test_what_is_told_where_a_place_is_asked_for_is_heard(
    text: str, heard: tuple[Effect, ...]
) -> None:
    done = hear(replace(ASKED, step=Step.PLACE), text)
    assert quiet(done) == [KeepText(), *heard, NamePlace(text)]
    warned = any(isinstance(one, Propose) and one.danger for one in heard)
    assert phrases(done) == [*([Phrase.SAFETY] if warned else []), Phrase.ASK_CONTACT]


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (Step.DANGER, "1\n4417\n2"),
        (Step.TOPIC, "1, 3"),
        (Step.CONTACT, "after 8"),
        (Step.CONTACT, "saturday 7 or so"),
    ],
)
def test_numbers_that_can_not_be_read_are_asked_for_again(step: Step, text: str) -> None:
    done = hear(replace(ASKED, step=step), text)
    assert (quiet(done), phrases(done)) == ([KeepText()], [QUESTIONS[step].phrase])


def test_what_somebody_else_was_told_before_is_new_to_us() -> None:
    asked = hear(ASKED, "I already said to the manager that the machine has cut off a finger")
    assert Propose(("1.2",), False) in asked.effects and Phrase.TOLD_BEFORE not in phrases(asked)
    later = hear(
        replace(ASKED, step=Step.DONE),
        "I already said it to him and now he slapped me",
        minutes_since_last=DAYS,
    )
    assert OpenReport() in later.effects
    again = hear(ASKED, "I already told you, no salary")
    assert phrases(again) == [Phrase.TOLD_BEFORE]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "They do not pay us"), ("bn", "আমাদের বেতন দেয় না"), ("es", "No nos pagan el salario")],
)
@pytest.mark.parametrize("step", QUESTION_STEPS)
def test_another_posters_place_asks_at_any_step(step: Step, language: str, text: str) -> None:
    begun = State(language=language, language_sure=True, step=step, place="A4", place_known=True)
    poster = hear(begun, "/start P4M9X2C6HB", start_code="P4M9X2C6HB").state
    asked = hear(poster, text)
    assert Say(Phrase.ASK_SAME) in asked.effects
    assert not any(isinstance(one, OpenReport) for one in asked.effects)
    other = hear(asked.state, "2")
    assert any(isinstance(one, OpenReport) for one in other.effects)
    assert NamePlace("P4M9X2C6HB") in other.effects
    same = hear(asked.state, "1")
    assert same.state.step is step and not same.state.other_place
    assert not any(isinstance(one, OpenReport) for one in same.effects)
