"""Everything that the operator's page shows, read at one moment."""

from dataclasses import dataclass, field
from datetime import datetime

from app.health.alarms import AlarmText, on_call, recent, waiting
from app.health.backups import backups
from app.health.check_result import CheckResult
from app.health.checks import lines_of, processes, stores, trust_of
from app.health.line_state import PhoneState
from app.health.lines import LineHealth, lines, phones
from app.health.operator_access import is_open
from config.platform.database import open_engine, reading
from config.policy.policy import Policy
from config.settings import Common

BUSY_SECONDS = 2
"""The page must not wait for a database that is away."""


class SessionOver(Exception):
    """The operator's session was ended, or it has lasted long enough."""


@dataclass(frozen=True)
class OperatorPage:
    """Without a database only `stores` is filled."""

    at: datetime
    stores: list[CheckResult]
    lines: list[LineHealth] = field(default_factory=list)
    phones: list[PhoneState] = field(default_factory=list)
    processes: list[CheckResult] = field(default_factory=list)
    rest: list[CheckResult] = field(default_factory=list)
    alarms: list[AlarmText] = field(default_factory=list)

    @property
    def grouped_processes(self) -> list[CheckResult]:
        """Each that is not well; the others in one line."""
        running = [one.name.removeprefix("process ") for one in self.processes if one.well]
        together = [CheckResult("processes", True, f"{', '.join(running)} run")] if running else []
        return [one for one in self.processes if not one.well] + together

    @property
    def database_away(self) -> bool:
        """True when nothing could be asked of it."""
        return any(not one.well for one in self.stores if one.name == "database")


def read_page(settings: Common, policy: Policy, session_id: str, now: datetime) -> OperatorPage:
    """Raises SessionOver; never for a database that is away."""
    engine = open_engine(settings.database_url, BUSY_SECONDS)
    try:
        page = OperatorPage(now, stores(settings, engine))
        if page.database_away:
            return page
        with reading(engine) as session:
            if not is_open(session, session_id, now):
                raise SessionOver
            return OperatorPage(
                now,
                page.stores,
                lines(session, policy, now),
                phones(session),
                list(processes(session, settings, now)),
                [
                    on_call(session),
                    trust_of(settings, engine),
                    lines_of(settings, engine),
                    *waiting(session, now),
                    backups(settings, now),
                ],
                recent(session, now),
            )
    finally:
        engine.dispose()
