"""A releaser of a head office, for whom an alert waits."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pytest

from app.accounts.current_member import CurrentMember
from tests.support.alerts import Released, add_released
from tests.support.desk import Desk
from tests.support.house import House

Releaser = Callable[..., AbstractContextManager[CurrentMember]]


@pytest.fixture
def office(house: House) -> Released:
    """An alert that the house proposed to this office, sealed for nobody yet."""
    alert = add_released(house)
    alert.change(
        state="proposed",
        document=None,
        released_at=None,
        releaser_id=None,
        releaser_signature=None,
    )
    return alert


@pytest.fixture
def releaser(desk: Desk, office: Released) -> Releaser:
    """Inside a request of the office's releaser."""
    given: dict[str, Any] = {
        "kind": "head_office",
        "organisation": office.head_office,
        "member_id": office.releaser_id,
    }
    return partial(desk.asking, "coordinator", "releaser", **given)
