"""The table from what the dialogue decides to what carries it out."""

from collections.abc import Callable
from typing import Any

from intake.dialogue.model import effects
from intake.dialogue.model.effects import Effect
from intake.reception.arrival.arrival import Arrival
from intake.reception.effects.answer import answer, answer_question
from intake.reception.effects.code_word import accept, choose, count_wrong, report_duress
from intake.reception.effects.erase import ask_erase, erase_sender
from intake.reception.effects.follow_code import follow_code
from intake.reception.effects.keep_text import keep_text
from intake.reception.effects.language import offer_languages, set_language
from intake.reception.effects.open_report import open_report
from intake.reception.effects.preferences import clear_chat, opt_in, opt_out, set_contact
from intake.reception.effects.report_facts import (
    answer_poll,
    complete_report,
    name_place,
    set_consent,
    set_danger,
    want_others,
)
from intake.reception.effects.suggest import (
    become_case,
    move_waiting_texts,
    suggest,
    suggest_before,
)

Handler = Callable[[Arrival, Any], Arrival]
"""Carries one effect out; gives the arrival as it is then."""

HANDLERS: dict[type[Effect], Handler] = {
    effects.OpenReport: open_report,
    effects.OfferLanguages: offer_languages,
    effects.Propose: suggest,
    effects.ProposeBefore: suggest_before,
    effects.Untag: become_case,
    effects.MoveTexts: move_waiting_texts,
    effects.AnswerQuestion: answer_question,
    effects.KeepText: keep_text,
    effects.SetDanger: set_danger,
    effects.NamePlace: name_place,
    effects.SetContact: set_contact,
    effects.SetConsent: set_consent,
    effects.AnswerPoll: answer_poll,
    effects.WantOthers: want_others,
    effects.SetLanguage: set_language,
    effects.OptOut: opt_out,
    effects.OptIn: opt_in,
    effects.SwitchTo: follow_code,
    effects.CompleteReport: complete_report,
    effects.AskErase: ask_erase,
    effects.Erase: erase_sender,
    effects.ClearChat: clear_chat,
    effects.ChooseWord: choose,
    effects.ShowWord: accept,
    effects.WrongWord: count_wrong,
    effects.Duress: report_duress,
    effects.Say: answer,
}
"""Every effect has exactly one handler."""


def carry_out(arrival: Arrival) -> Arrival:
    """All effects of the turn, in their order."""
    for effect in arrival.effects:
        arrival = HANDLERS[type(effect)](arrival, effect)
    return arrival
