"""What became of a mail is said so that a member knows what to do."""

import pytest

from app.dashboard.frame.request import Dashboard
from app.dashboard.wording.alert.delivery import delivery_words


@pytest.mark.parametrize(
    ("state", "code", "said"),
    [
        ("queued", None, "waits to be sent"),
        ("sending", None, "waits to be sent"),
        ("sent", None, "Emailed."),
        ("delivered", None, "Emailed."),
        ("sent", "auto-reply", "may be away"),
        ("failed", "dsn-5.1.1", "(5.1.1)"),
        ("failed", "smtp_550", "(smtp_550)"),
        ("failed", "called-back", "no worker agrees any more"),
        ("uncertain", None, "not known"),
    ],
)
def test_each_state_has_its_words(
    in_english: Dashboard, state: str, code: str | None, said: str
) -> None:
    assert said in delivery_words(state, code)
