import pytest

from intake.dialogue.model.effects import KeepText, Say, SetConsent, SetLanguage
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.language_choice import stored_menu
from intake.dialogue.texts.catalogs import Catalogs
from intake.outbox.outbox import Outbound
from intake.reception.arrival.inbound import Outcome
from intake.terminal.shown import Display

CODE = "4821773055192464"


@pytest.fixture
def display(catalogs: Catalogs) -> Display:
    return Display(catalogs)


def test_a_turn_is_its_effects_and_its_answers(display: Display) -> None:
    say = Say(Phrase.ASK_DANGER, choices=("1", "2"))
    row = Outbound(phrase="ASK_DANGER", language="en")
    outcome = Outcome(taken=True, effects=(KeepText(), SetConsent("C2"), say), answers=(row,))
    first, second = display.turn(outcome, CODE, chat=False, language=None)
    assert first == "= KeepText, SetConsent C2"
    assert (
        second == "< Are you safe right now? 1 yes, 2 no. Or just write more. [GSM-7 56/1] (1) (2)"
    )


def test_a_language_that_was_shown_is_not_shown_again(display: Display) -> None:
    english = SetLanguage("en", chosen=False)
    outcome = Outcome(taken=True, effects=(english, KeepText()))
    assert list(display.turn(outcome, CODE, False, None)) == ["= SetLanguage en False, KeepText"]
    assert list(display.turn(outcome, CODE, False, english)) == ["= KeepText"]


def test_a_receipt_shows_the_code(display: Display) -> None:
    row = Outbound(phrase="RECEIPT", language="en", payload_sealed=b"sealed")
    assert "4821 7730 5519 2464" in display.answer(row, CODE, chat=True)


def test_a_menu_of_languages_is_one_line(display: Display) -> None:
    row = Outbound(phrase=stored_menu(("en", "bn")), language="en")
    assert display.answer(row, CODE, chat=False) == "< 1 English / 2 বাংলা [UCS-2 17/1]"
