"""Every effect of the dialogue has its handler."""

from typing import get_args

from intake.dialogue.model.effects import Effect
from intake.reception.effects.table import HANDLERS


def test_every_effect_has_one_handler_and_no_other_has() -> None:
    assert set(HANDLERS) == set(get_args(Effect))


def test_no_two_effects_share_a_handler() -> None:
    assert len(set(HANDLERS.values())) == len(HANDLERS)
