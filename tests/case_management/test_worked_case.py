"""Nothing is added to a case that nobody works on."""

import pytest

from case_management.refusals import Refusal
from case_management.worked_case import WorkedCase


def test_a_case_that_has_ended_is_refused() -> None:
    WorkedCase("c", "o", is_open=True).require_open()
    with pytest.raises(Refusal, match="case_ended"):
        WorkedCase("c", "o", is_open=False).require_open()
