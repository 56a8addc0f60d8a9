"""What turns are made of: a report begins, words propose, menus close."""

import pytest

from intake.dialogue.model.effects import CompleteReport, KeepText, OpenReport, Propose, Say
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.model.waiting import AskedForLanguage, AskedIfSame, AskedToErase
from intake.dialogue.talk.turn import (
    ask,
    begin,
    joined,
    keep,
    look,
    proposal,
    settled,
    with_topics,
)
from intake.dialogue.understanding.topics import Suggestion
from tests.support.messages import message


def test_a_report_begins_with_its_receipt_and_the_first_question() -> None:
    begun = begin(State(), message("smoke"), OpenReport())
    assert begun.state.step is Step.DANGER
    opened, receipt, question = begun.effects
    assert opened == OpenReport()
    assert isinstance(receipt, Say) and receipt.phrase is Phrase.RECEIPT
    assert question == Say(Phrase.ASK_DANGER)


def test_who_sent_stop_is_told_and_asked_nothing() -> None:
    begun = begin(State(opted_out=True), message("smoke"), OpenReport())
    assert begun.state.step is Step.DONE
    assert begun.effects == (OpenReport(), CompleteReport())


def test_only_a_channel_with_buttons_gets_choices() -> None:
    assert ask(Step.DANGER, message("", buttons=True)) == Say(Phrase.ASK_DANGER, choices=("1", "2"))
    assert ask(Step.DANGER, message("")) == Say(Phrase.ASK_DANGER)


def test_a_kept_text_comes_before_what_follows_from_it() -> None:
    state = State(step=Step.DONE)
    kept = keep(state, Say(Phrase.ADDED))
    assert (kept.state, kept.effects) == (state, (KeepText(), Say(Phrase.ADDED)))


@pytest.mark.parametrize(
    ("about", "effects"),
    [
        (Suggestion((), False), ()),
        (Suggestion((), True), (Propose((), True),)),
        (Suggestion(("2.1",), False), (Propose(("2.1",), False),)),
    ],
)
def test_nothing_is_proposed_where_words_say_nothing(
    about: Suggestion, effects: tuple[Propose, ...]
) -> None:
    assert proposal(about) == effects


def test_the_languages_of_the_line_are_looked_at_too() -> None:
    spanish = message("hay un incendio", line_languages=("es",))
    assert look(State(language="bn"), spanish, spanish.reading).danger
    english_line = message("hay un incendio", line_languages=("en",))
    assert not look(State(language="bn"), english_line, english_line.reading).danger


def test_topics_are_known_once_in_their_order() -> None:
    assert joined(("2.1", "1.1"), ("1.1", "5.2")) == ("2.1", "1.1", "5.2")
    state = with_topics(State(topics=("2.1",)), Suggestion(("1.1", "2.1"), False))
    assert state.topics == ("2.1", "1.1")


def test_menus_and_sorting_close_and_a_question_in_front_stays() -> None:
    state = State().asking(AskedToErase()).asking(AskedForLanguage(("en", "bn")))
    state = state.asking(AskedIfSame())
    assert settled(state).waiting_for == AskedToErase()
