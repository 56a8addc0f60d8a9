"""The makers run inside the test's own process here, which has worked for longer than they may."""

import pytest

from bots.media.making import limits


@pytest.fixture(autouse=True)
def time_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ENOUGH_SECONDS", 10**6)
