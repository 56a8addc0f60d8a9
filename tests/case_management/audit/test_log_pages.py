"""Pages of the log go by numbers, whatever narrows them."""

from datetime import timedelta

from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.audit.log_pages import LogFilter, entry_count, entry_hash_at, log_page
from config.platform.database import transaction
from tests.support.house import NOON, House

ONE, OTHER = "c" * 32, "d" * 32


def test_what_is_hidden_or_not_wanted_is_on_no_page(house: House) -> None:
    whose = house.organisation_id
    with transaction(house.engine) as session:
        for number in range(1, 121):
            about = (None, ONE, OTHER)[number % 3]
            at = NOON + timedelta(minutes=number)
            record(session, whose, house.member_id, AuditAction.SET_LEVEL, about, at)

        def found(wanted: LogFilter, before: int | None = None) -> tuple[list[int], int | None]:
            page = log_page(session, whose, wanted, before)
            return [one.number for one in page.entries], page.before

        assert found(LogFilter()) == (list(range(120, 70, -1)), 71)
        assert found(LogFilter(about=ONE), before=100) == (list(range(97, 0, -3)), None)
        hidden, _ = found(LogFilter(hidden=[ONE]), before=8)
        assert hidden == [6, 5, 3, 2]
        early = LogFilter(since=NOON, until=NOON + timedelta(minutes=3))
        assert found(early) == ([2, 1], None)
        assert found(LogFilter(actor="nobody")) == ([], None)
        assert found(LogFilter(action=AuditAction.SIGN_IN)) == ([], None)
        assert (entry_count(session, whose), entry_count(session, OTHER)) == (120, 0)
        assert entry_hash_at(session, whose, 121) is None
        assert entry_hash_at(session, whose, 120) is not None
