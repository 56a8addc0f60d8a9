"""Rules that a transcript shows badly; the talks themselves are in tests/transcripts."""

from dataclasses import replace

import pytest

from intake.dialogue.effects import Effect
from intake.dialogue.engine import (
    CodeSeen,
    KeepText,
    NamePlace,
    OpenReport,
    OptIn,
    OptOut,
    Said,
    Say,
    SetContact,
    SetDanger,
    SetLanguage,
    State,
    Step,
    SwitchTo,
    Turn,
    turn,
)
from intake.dialogue.phrases import Phrase

DONE = State(language="en", step=Step.DONE)
CODE = "4821 7730 5519 2464"


def phrases(done: Turn) -> list[Phrase]:
    return [effect.phrase for effect in done.effects if isinstance(effect, Say)]


def quiet(done: Turn) -> list[Effect]:
    return [effect for effect in done.effects if not isinstance(effect, Say)]


def test_the_first_message_is_the_report() -> None:
    done = turn(State(), Said("the door is locked"))
    assert done.effects == (
        SetLanguage("en", False),
        OpenReport(),
        KeepText(),
        Say(Phrase.RECEIPT, args=(("code", ""),)),
        Say(Phrase.ASK_DANGER),
    )


def test_not_safe_is_told_before_the_next_question() -> None:
    done = turn(State(language="en", step=Step.DANGER), Said("2"))
    assert quiet(done) == [KeepText(), SetDanger(True)]
    assert phrases(done) == [Phrase.SAFETY, Phrase.ASK_PLACE]


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("word", ["HELP", "STATUS", "STOP", "START"])
def test_keywords_work_at_every_step_and_hardly_move_it(step: Step, word: str) -> None:
    before = State(language="en", step=step)
    done = turn(before, Said(word))
    assert KeepText() in done.effects and len(phrases(done)) == 1
    asking = step not in (Step.IDLE, Step.DONE)
    assert done.state.step is (Step.DONE if word == "STOP" and asking else step)


@pytest.mark.parametrize("word", ["HELP", "STOP", "START", "info", "Quit"])
def test_we_are_silent_where_the_carrier_answers(word: str) -> None:
    done = turn(DONE, Said(word, carrier_answers_keywords=True))
    assert phrases(done) == []
    assert (OptOut() in done.effects) is done.state.opted_out


def test_the_carrier_does_not_answer_words_of_other_languages() -> None:
    done = turn(DONE, Said("PARAR", carrier_answers_keywords=True))
    assert phrases(done) == [Phrase.STOPPED]


def test_yes_opts_in_only_after_a_stop() -> None:
    stopped = replace(DONE, opted_out=True)
    assert OptIn() in turn(stopped, Said("YES", carrier_answers_keywords=True)).effects
    assert OptIn() not in turn(DONE, Said("YES", carrier_answers_keywords=True)).effects


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (Said("STATUS"), Phrase.ASK_CODE),
        (Said(CODE, code=CodeSeen.UNKNOWN), Phrase.NO_SUCH_CODE),
        (Said(CODE, code=CodeSeen.OWN_OPEN, stage="confirmed"), Phrase.STATUS_CONFIRMED),
        (Said(f"status {CODE}", code=CodeSeen.OWN_OPEN, stage="referred"), Phrase.STATUS_REFERRED),
        (Said(CODE, code=CodeSeen.OTHER_OPEN, stage="reading"), Phrase.STATUS_READING),
        (Said(CODE, code=CodeSeen.CLOSED), Phrase.STATUS_CLOSED),
        (Said(CODE, code=CodeSeen.OWN_OPEN, stage="no such stage"), Phrase.STATUS_RECEIVED),
    ],
)
@pytest.mark.parametrize("step", Step)
def test_status(step: Step, said: Said, answer: Phrase) -> None:
    done = turn(State(language="en", step=step), said)
    assert phrases(done) == [answer]
    assert (SwitchTo() in done.effects) is (said.code is CodeSeen.OTHER_OPEN)
    assert OpenReport() not in done.effects


def test_words_with_a_code_go_to_its_conversation() -> None:
    for code in (CodeSeen.OTHER_OPEN, CodeSeen.CLOSED):
        done = turn(State(language="en", step=Step.PLACE), Said(f"{CODE} still locked", code=code))
        assert quiet(done) == [SwitchTo(), KeepText()]
        assert (done.state.step, phrases(done)) == (Step.DONE, [Phrase.ADDED])


def test_words_with_an_unknown_code_are_not_lost() -> None:
    said = Said(f"{CODE} still locked", code=CodeSeen.UNKNOWN)
    assert OpenReport() in turn(State(), said).effects
    assert phrases(turn(DONE, said)) == [Phrase.NO_SUCH_CODE]


def test_her_own_code_keeps_late_words_in_her_report() -> None:
    said = Said(f"{CODE} again", code=CodeSeen.OWN_OPEN, minutes_since_last=30 * 24 * 60)
    assert OpenReport() not in turn(DONE, said).effects


@pytest.mark.parametrize("text", ["1", "hello", "no", "সে আমাকে মারে"])
def test_nothing_automatic_comes_between_her_and_a_person(text: str) -> None:
    person = replace(DONE, with_person=True)
    done = turn(person, Said(text, minutes_since_last=30 * 24 * 60))
    assert OpenReport() not in done.effects and phrases(done) == []


def test_a_switch_to_a_talk_with_a_person_is_silent() -> None:
    said = Said(f"{CODE} it is me", code=CodeSeen.OTHER_OPEN, code_with_person=True)
    done = turn(DONE, said)
    assert done.state.with_person and phrases(done) == []


@pytest.mark.parametrize(("minutes", "opens"), [(None, False), (4320, False), (4321, True)])
def test_after_72_hours_words_open_a_new_report(minutes: int | None, opens: bool) -> None:
    done = turn(DONE, Said("another thing", minutes_since_last=minutes))
    assert (OpenReport() in done.effects) is opens


def test_a_late_digit_still_answers_but_late_words_name_no_place() -> None:
    late = 5 * 24 * 60
    done = turn(State(language="en", step=Step.DANGER), Said("2", minutes_since_last=late))
    assert SetDanger(True) in done.effects
    done = turn(State(language="en", step=Step.PLACE), Said("not paid", minutes_since_last=late))
    assert OpenReport() in done.effects


def test_a_burst_is_acknowledged_once() -> None:
    state, heard = DONE, []
    for minutes in (3, 1, 1, 15, 0):
        done = turn(state, Said("and then", minutes_since_last=minutes))
        state = done.state
        heard.append(len(phrases(done)))
    assert heard == [1, 0, 0, 1, 0]


def test_after_stop_all_is_taken_and_nothing_said() -> None:
    state = State(language="en", opted_out=True)
    for text in ("they beat us", "2", "HELP", "STATUS", CODE, "বাংলা"):
        done = turn(state, Said(text, minutes_since_last=1))
        state = done.state
        assert KeepText() in done.effects and phrases(done) == []


def test_a_posters_code_names_the_place_and_spares_the_question() -> None:
    start = turn(State(), Said("/start K7Q2", start_code="K7Q2"))
    assert NamePlace("K7Q2") in start.effects and OpenReport() not in start.effects
    opened = turn(start.state, Said("no water", start_code="K7Q2"))
    assert quiet(opened)[:3] == [OpenReport(), KeepText(), NamePlace("K7Q2")]
    assert phrases(turn(opened.state, Said("1"))) == [Phrase.ASK_CONTACT]


def test_a_chosen_language_stays() -> None:
    chosen = turn(State(), Said("English")).state
    done = turn(chosen, Said("দরজায় তালা দেওয়া"))
    assert (done.state.language, done.state.language_chosen) == ("en", True)


def test_the_name_of_a_place_does_not_change_the_language() -> None:
    done = turn(State(language="bn", step=Step.PLACE), Said("Star of the East"))
    assert done.state.language == "bn"


def test_buttons_only_where_the_channel_has_them() -> None:
    plain = turn(State(), Said("no water"))
    pressed = turn(State(), Said("no water", buttons=True))
    assert Say(Phrase.ASK_DANGER) in plain.effects
    assert Say(Phrase.ASK_DANGER, choices=("1", "2")) in pressed.effects


def test_a_try_is_marked_until_something_real_comes() -> None:
    tried = turn(State(), Said("hello test 1 2 3")).state
    assert tried.test
    assert turn(tried, Said("hello?")).state.test
    assert not turn(tried, Said("2")).state.test
    assert not turn(tried, Said("the gate is locked")).state.test
    assert not turn(State(), Said("", media_count=1)).state.test


def test_hours_become_a_window() -> None:
    done = turn(State(language="bn", step=Step.CONTACT), Said("১৮-২০"))
    assert SetContact("window", 18, 20) in done.effects
