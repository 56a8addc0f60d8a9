"""Rules that a transcript shows badly; the talks themselves are in tests/transcripts."""

from dataclasses import replace

import pytest

from intake.dialogue.model.effects import (
    AnswerQuestion,
    Effect,
    KeepText,
    MoveTexts,
    NamePlace,
    OpenReport,
    Propose,
    Say,
    SetContact,
    SetDanger,
    SetLanguage,
    SwitchTo,
    Untag,
)
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import CodeSeen, Turn
from tests.support.messages import message

DONE = State(language="en", step=Step.DONE)
CODE = "4821 7730 5519 2464"


def phrases(done: Turn) -> list[Phrase]:
    return [effect.phrase for effect in done.effects if isinstance(effect, Say)]


def quiet(done: Turn) -> list[Effect]:
    return [effect for effect in done.effects if not isinstance(effect, Say)]


def test_the_first_message_is_the_report() -> None:
    done = turn(State(), message("the door is locked"))
    assert done.effects == (
        SetLanguage("en", False),
        Propose(("1.1",), True),
        OpenReport(),
        KeepText(),
        Say(Phrase.RECEIPT, args=(("code", ""),)),
        Say(Phrase.ASK_DANGER),
    )


def test_not_safe_is_told_before_the_next_question() -> None:
    done = turn(State(language="en", step=Step.DANGER), message("2"))
    assert quiet(done) == [KeepText(), SetDanger(True)]
    assert phrases(done) == [Phrase.SAFETY, Phrase.ASK_TOPIC]
    known = State(language="en", step=Step.DANGER, topics=("2.1",))
    assert phrases(turn(known, message("2"))) == [Phrase.SAFETY, Phrase.ASK_PLACE]


def test_words_with_a_code_go_to_its_conversation() -> None:
    for code in (CodeSeen.OTHER_OPEN, CodeSeen.CLOSED):
        done = turn(
            State(language="en", step=Step.PLACE), message(f"{CODE} still locked", code=code)
        )
        assert quiet(done) == [SwitchTo(), KeepText()]
        assert (done.state.step, phrases(done)) == (Step.DONE, [Phrase.ADDED])


def test_words_with_an_unknown_code_are_not_lost() -> None:
    said = message(f"{CODE} still locked", code=CodeSeen.UNKNOWN)
    assert OpenReport() in turn(State(), said).effects
    assert phrases(turn(DONE, said)) == [Phrase.NO_SUCH_CODE]


def test_the_workers_own_code_keeps_late_words_in_that_report() -> None:
    said = message(f"{CODE} again", code=CodeSeen.OWN_OPEN, minutes_since_last=30 * 24 * 60)
    assert OpenReport() not in turn(DONE, said).effects


@pytest.mark.parametrize("text", ["1", "hello", "no", "সে আমাকে মারে"])
def test_nothing_automatic_comes_between_a_worker_and_a_person(text: str) -> None:
    person = replace(DONE, with_person=True)
    done = turn(person, message(text, minutes_since_last=30 * 24 * 60))
    assert OpenReport() not in done.effects and phrases(done) == []


def test_a_switch_to_a_talk_with_a_person_is_silent() -> None:
    said = message(f"{CODE} it is me", code=CodeSeen.OTHER_OPEN, code_with_person=True)
    done = turn(DONE, said)
    assert done.state.with_person and phrases(done) == []


@pytest.mark.parametrize(("minutes", "opens"), [(None, False), (4320, False), (4321, True)])
def test_after_72_hours_words_open_a_new_report(minutes: int | None, opens: bool) -> None:
    done = turn(DONE, message("another thing", minutes_since_last=minutes))
    assert (OpenReport() in done.effects) is opens


def test_a_late_digit_still_answers_but_late_words_name_no_place() -> None:
    late = 5 * 24 * 60
    done = turn(State(language="en", step=Step.DANGER), message("2", minutes_since_last=late))
    assert SetDanger(True) in done.effects
    done = turn(State(language="en", step=Step.PLACE), message("not paid", minutes_since_last=late))
    assert OpenReport() in done.effects


def test_a_burst_is_acknowledged_once() -> None:
    state, heard = DONE, []
    for minutes in (3, 1, 1, 15, 0):
        done = turn(state, message("and then", minutes_since_last=minutes))
        state = done.state
        heard.append(len(phrases(done)))
    assert heard == [1, 0, 0, 1, 0]


def test_after_stop_all_is_taken_and_nothing_said() -> None:
    state = State(language="en", opted_out=True)
    for text in ("they beat us", "2", "HELP", "STATUS", CODE, "বাংলা"):
        done = turn(state, message(text, minutes_since_last=1))
        state = done.state
        assert KeepText() in done.effects and phrases(done) == []


def test_a_posters_code_names_the_place_and_spares_the_question() -> None:
    start = turn(State(), message("/start K7Q2M4R8TW", start_code="K7Q2M4R8TW"))
    assert OpenReport() not in start.effects
    opened = turn(start.state, message("it is bad here"))
    assert quiet(opened)[:3] == [OpenReport(), KeepText(), NamePlace("K7Q2M4R8TW")]
    asked = turn(opened.state, message("1"))
    assert phrases(asked) == [Phrase.ASK_TOPIC]
    assert phrases(turn(asked.state, message("6"))) == [Phrase.ASK_CONTACT]


def test_the_poster_of_another_place_asks_which_matter_it_is() -> None:
    done = replace(DONE, place="K7Q2M4R8TW", place_known=True, topics=("2.1",))
    again = turn(done, message("/start K7Q2M4R8TW", start_code="K7Q2M4R8TW")).state
    assert phrases(turn(again, message("still no salary", minutes_since_last=1))) == [Phrase.ADDED]
    other = turn(done, message("/start P4M9X2C6HB", start_code="P4M9X2C6HB")).state
    asked = turn(other, message("no salary here", minutes_since_last=1))
    assert phrases(asked) == [Phrase.ASK_SAME] and NamePlace("P4M9X2C6HB") not in asked.effects
    new = turn(asked.state, message("2"))
    assert quiet(new) == [
        Propose(("2.1",), False),
        OpenReport(),
        MoveTexts(),
        KeepText(),
        NamePlace("P4M9X2C6HB"),
    ]


def test_texts_that_wait_to_be_sorted_move_together_and_danger_does_not_wait() -> None:
    done = replace(DONE, topics=("2.1",), place_known=True)
    asked = turn(done, message("the manager slapped her", minutes_since_last=60))
    assert phrases(asked) == [Phrase.ASK_SAME] and Propose(("3.1",), False) not in asked.effects
    more = turn(asked.state, message("and now there is smoke", minutes_since_last=1))
    assert quiet(more) == [KeepText(), Propose((), True)] and phrases(more) == [Phrase.SAFETY]
    new = turn(more.state, message("new"))
    assert quiet(new) == [Propose(("3.1", "1.1"), True), OpenReport(), MoveTexts(), KeepText()]
    same = turn(more.state, message("yes"))
    assert quiet(same) == [KeepText(), Propose(("3.1", "1.1"), False)]
    assert same.state.unsorted == 0


def test_a_worker_is_not_asked_about_the_same_thing_or_in_one_breath() -> None:
    done = replace(DONE, topics=("2.1",))
    for text, minutes in (("no overtime pay either", 60), ("he slapped her", 2), ("thanks", 60)):
        assert phrases(turn(done, message(text, minutes_since_last=minutes))) != [Phrase.ASK_SAME]


def test_a_menu_digit_begins_a_report() -> None:
    shown = turn(State(language="en"), message("menu"))
    assert phrases(shown) == [Phrase.ASK_TOPIC] and OpenReport() not in shown.effects
    opened = turn(shown.state, message("২"))
    assert OpenReport() in opened.effects and opened.state.topics == ("2",)
    kind = turn(opened.state, message("1"))
    assert phrases(kind) == [Phrase.ASK_KIND_MONEY]
    assert Propose(("2.2",), False) in turn(kind.state, message("2")).effects
    words = turn(shown.state, message("the door is locked"))
    assert Propose(("1.1",), True) in words.effects and OpenReport() in words.effects
    assert phrases(turn(shown.state, message("7"))) == [Phrase.ASK_CODE]


def test_a_question_is_no_case() -> None:
    asked = turn(State(), message("how much is overtime pay?"))
    assert quiet(asked)[1:] == [OpenReport("question"), KeepText(), AnswerQuestion(("overtime",))]
    assert asked.state.question and asked.state.step is Step.IDLE
    told = turn(asked.state, message("they do not pay us overtime"))
    assert OpenReport() in told.effects and not told.state.question


def test_a_question_in_a_report_is_answered_there_and_is_not_taken_for_a_place() -> None:
    asking = State(language="en", step=Step.PLACE)
    asked = turn(asking, message("what is the minimum wage?"))
    assert quiet(asked) == [KeepText(), AnswerQuestion(("wages",))]
    assert asked.state.step is Step.PLACE


@pytest.mark.parametrize("step", [one for one in Step if one is not Step.IDLE])
def test_who_told_it_before_is_not_asked_again(step: Step) -> None:
    done = turn(
        State(language="en", step=step), message("I already told you!", minutes_since_last=9000)
    )
    assert phrases(done) == [Phrase.TOLD_BEFORE] and OpenReport() not in done.effects


def test_a_person_hears_danger_and_what_has_become_a_case() -> None:
    person = replace(DONE, with_person=True)
    fire = turn(person, message("fire!"))
    assert quiet(fire) == [KeepText(), Propose(("1.1",), True)] and phrases(fire) == []
    asked = State(language="en", with_person=True, question=True)
    assert Untag() not in turn(asked, message("and how much is overtime?")).effects
    assert Untag() in turn(asked, message("he slapped me")).effects


def test_in_tagalog_hindi_is_no() -> None:
    asking = State(language="tl", language_chosen=True, step=Step.DANGER)
    assert SetDanger(True) in turn(asking, message("hindi")).effects
    assert SetLanguage("hi", True) in turn(replace(asking, language="en"), message("hindi")).effects


def test_a_chosen_language_stays() -> None:
    chosen = turn(State(), message("English")).state
    done = turn(chosen, message("দরজায় তালা দেওয়া"))
    assert (done.state.language, done.state.language_chosen) == ("en", True)


def test_the_name_of_a_place_does_not_change_the_language() -> None:
    done = turn(State(language="bn", step=Step.PLACE), message("Star of the East"))
    assert done.state.language == "bn"


def test_buttons_only_where_the_channel_has_them() -> None:
    plain = turn(State(), message("no water"))
    pressed = turn(State(), message("no water", buttons=True))
    assert Say(Phrase.ASK_DANGER) in plain.effects
    assert Say(Phrase.ASK_DANGER, choices=("1", "2")) in pressed.effects


def test_a_try_is_marked_until_something_real_comes() -> None:
    tried = turn(State(), message("hello test 1 2 3")).state
    assert tried.test
    again = turn(tried, message("hello?", minutes_since_last=1))
    assert again.state.test and quiet(again) == [KeepText()] and phrases(again) == []
    real = turn(tried, message("the gate is locked"))
    assert OpenReport() in real.effects and not real.state.test
    voice = turn(State(), message("", media_count=1))
    assert OpenReport() in voice.effects and not voice.state.test


def test_hours_become_a_window() -> None:
    done = turn(State(language="bn", step=Step.CONTACT), message("১৮-২০"))
    assert SetContact("window", 18, 20) in done.effects
