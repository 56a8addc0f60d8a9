"""Which texts have a picture, what is on it, and who gets them (docs/decisions/0009).

A picture of a menu has a numbered sign for each of its lines and no word, so that one picture
serves every language; the text stands under it as its caption.
"""

from collections.abc import Mapping
from dataclasses import replace

from intake.dialogue.model.effects import Effect, OpenReport, Say
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State
from intake.dialogue.model.waiting import SideQuestion
from intake.dialogue.talk.message import IncomingMessage, Turn

SIGNS: Mapping[Phrase, Mapping[str, str]] = {
    Phrase.ASK_DANGER: {"1": "safe", "2": "unsafe"},
    Phrase.ASK_TOPIC: {
        "1": "warning",
        "2": "money-and-time",
        "3": "two-people",
        "4": "people",
        "5": "lock-and-child",
        "6": "other",
        "7": "letter",
        "8": "book",
        "0": "skip",
    },
    Phrase.ASK_KIND_SAFETY: {
        "1": "fire-and-building",
        "2": "machine-and-injury",
        "3": "heat-and-water",
        "0": "skip",
    },
    Phrase.ASK_KIND_MONEY: {
        "1": "money",
        "2": "clock-and-bed",
        "3": "pregnancy-and-calendar",
        "0": "skip",
    },
    Phrase.ASK_KIND_TREATMENT: {"1": "blow", "2": "shouting", "0": "skip"},
    Phrase.ASK_KIND_JOB: {
        "1": "joining",
        "2": "out-of-the-door",
        "3": "punished-for-speaking",
        "0": "skip",
    },
    Phrase.ASK_KIND_FREEDOM: {"1": "papers-kept", "2": "children", "0": "skip"},
    Phrase.ASK_RULES: {
        "1": "money",
        "2": "hours",
        "3": "extra-hours",
        "4": "bed",
        "5": "warning",
        "6": "joining",
        "7": "baby",
        "8": "fees-and-papers",
        "0": "skip",
    },
}
"""By menu: the sign beside each digit that can be answered."""


LONGEST = 3
"""Characters of a text that is a digit and what may stand beside it: "2.", "(2)"."""


def ease(before: State, message: IncomingMessage, after: Turn) -> Turn:
    """A turn with pictures beside its menus, and its texts spoken, for whom that is easier.

    A worker who speaks (the report came as a voice note, without a word), or who asked for the
    menu. Who begins a report in words gets neither: a picture is plain to everybody who sees it.
    """
    speaks, shown = before.speaks, before.shown
    if OpenReport() in after.effects:
        speaks = message.voice and not message.text.strip()
        shown = (
            shown and before.waits_for(SideQuestion.MENU) and len(message.text.strip()) <= LONGEST
        )
    elif message.reading.keyword in (Keyword.MENU, Keyword.RULES):
        shown = True
    if (speaks, shown) == (False, False) == (before.speaks, before.shown):
        return after
    state = replace(after.state, speaks=speaks, shown=shown)
    return Turn(state, tuple(_eased(one, state, message) for one in after.effects))


def _eased(effect: Effect, state: State, message: IncomingMessage) -> Effect:
    if not isinstance(effect, Say):
        return effect
    picture = message.pictures and (state.speaks or state.shown) and effect.phrase in SIGNS
    return replace(effect, picture=picture, aloud=message.pictures and state.speaks)
