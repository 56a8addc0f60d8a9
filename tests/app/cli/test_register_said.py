"""A refusal of the register is a sentence for the operator."""

import pytest

from app.cli.register_said import SENTENCES, said
from case_management.refusals import Refusal
from config.settings import Refused


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_refusal_is_said(code: str) -> None:
    with pytest.raises(Refused) as refused, said():
        raise Refusal(code, factory="4417")
    assert str(refused.value) == SENTENCES[code].replace("%(factory)s", "4417")
