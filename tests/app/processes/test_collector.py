"""The collector does not start without its key; tests/crash shows it at work."""

import pytest

from app.processes.collector import main
from config.settings import Refused


def test_a_missing_key_is_named(environment: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="INBOX_KEY"):
        main()
