"""The sweep does not start without its key; tests/crash shows it at work."""

import pytest

from app.processes.sweep import main
from config.settings import Refused


def test_a_missing_key_is_named(environment: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="COURIER_KEY"):
        main()
