"""Who gets a picture beside a menu, and what is on it."""

from dataclasses import replace

import pytest

from intake.dialogue.model.effects import OpenReport, Say
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.menu_pictures import SIGNS
from intake.dialogue.talk.message import IncomingMessage
from intake.dialogue.talk.script import CHOICES
from intake.dialogue.understanding.reading import Reading
from tests.support.messages import message

WORDS = "Overtime of October is not paid"
CHAT = message("", buttons=True, pictures=True, line_languages=("en",))
VOICE = replace(CHAT, media_count=1, voice=True)


def talk(*messages: IncomingMessage | str) -> tuple[State, list[Say]]:
    """What we say over some messages of one chat."""
    state, says = State(), list[Say]()
    for one in messages:
        said = replace(CHAT, reading=Reading(one)) if isinstance(one, str) else one
        done = turn(state, replace(said, minutes_since_last=0))
        state = done.state
        says += [effect for effect in done.effects if isinstance(effect, Say)]
    return state, says


def pictured(*messages: IncomingMessage | str) -> list[Phrase]:
    return [one.phrase for one in talk(*messages)[1] if one.picture]


@pytest.mark.parametrize("phrase", SIGNS)
def test_a_menu_shows_a_sign_for_each_digit_in_its_order(phrase: Phrase) -> None:
    assert tuple(SIGNS[phrase]) == CHOICES[phrase]


def test_every_menu_of_topics_has_a_picture() -> None:
    menus = {one for one in CHOICES if one.name.startswith(("ASK_TOPIC", "ASK_KIND", "ASK_RULES"))}
    assert menus <= set(SIGNS)


def test_who_speaks_sees_every_menu() -> None:
    assert pictured(VOICE, "1", "1") == [
        Phrase.ASK_DANGER,
        Phrase.ASK_TOPIC,
        Phrase.ASK_KIND_SAFETY,
    ]
    assert all(one.aloud for one in talk(VOICE, "1", "1", "1")[1])


@pytest.mark.parametrize("asked", ["menu", "MENU", "/menu"])
def test_who_asks_for_the_menu_sees_it_and_what_follows(asked: str) -> None:
    assert pictured(asked, "2", "1") == [
        Phrase.ASK_TOPIC,
        Phrase.ASK_DANGER,
        Phrase.ASK_KIND_MONEY,
    ]
    assert not any(one.aloud for one in talk(asked, "2", "1")[1])


def test_who_is_asked_in_the_middle_may_still_want_the_menu() -> None:
    assert pictured(WORDS, "menu") == [Phrase.ASK_DANGER]


@pytest.mark.parametrize(
    "begun",
    [WORDS, replace(VOICE, reading=Reading(WORDS)), "He pulls my hair when I ask for water"],
)
def test_who_writes_words_gets_no_picture(begun: IncomingMessage | str) -> None:
    assert pictured(begun, "1", "1", "0") == []


def test_words_after_the_menu_are_words() -> None:
    assert pictured("menu", WORDS, "1") == [Phrase.ASK_TOPIC]


def test_a_later_report_in_words_ends_it() -> None:
    _, says = talk(VOICE, "1", "1", "1", "0", "3", "2")
    assert says[-1].phrase in {Phrase.THANKS, Phrase.CLEAR_OFFER}
    spoken, _ = talk(VOICE)
    later = replace(CHAT, reading=Reading(WORDS), minutes_since_last=5000)
    done = turn(spoken, later)
    assert OpenReport() in done.effects
    assert not any(one.picture or one.aloud for one in done.effects if isinstance(one, Say))


def test_no_picture_on_a_channel_that_has_none() -> None:
    sms = replace(VOICE, pictures=False)
    done = turn(State(), sms)
    assert not any(one.picture or one.aloud for one in done.effects if isinstance(one, Say))


def test_what_a_worker_knows_survives_storing() -> None:
    state, _ = talk("menu")
    assert State.from_json(state.to_json()) == state
    assert state.shown
