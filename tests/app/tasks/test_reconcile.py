"""What a carrier had and we did not is logged, by channel and count."""

from datetime import datetime

from structlog.testing import capture_logs

from app.tasks.reconcile import reconcile
from bots.receiving.from_carrier_list import ReconciledLine
from tests.support.house import NOON


class Found:
    """A reconciler that always finds the same."""

    def run(self, now: datetime) -> list[ReconciledLine]:
        assert now == NOON
        return [ReconciledLine("twilio", "+15005550006", imported=2)]


def test_each_line_is_logged() -> None:
    with capture_logs() as logs:
        reconcile(Found(), NOON)  # type: ignore[arg-type]
    assert [(one["channel"], one["count"]) for one in logs] == [("twilio", 2)]
