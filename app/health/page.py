"""Everything that the operator's page shows, read at one moment."""

from dataclasses import dataclass, field
from datetime import datetime

from app.health.alarms import Told, recent, waiting
from app.health.checks import Finding, processes, stores, trust_of
from app.health.line_state import Phone
from app.health.lines import Health, lines, phones
from app.health.visits import stands
from config.platform.database import open_engine, reading
from config.policy.policy import Policy
from config.settings import Common

BUSY_SECONDS = 2
"""The page must not wait for a database that is away."""

BACKUPS = Finding(
    "backups", True, "Firedoor does not make them and can't see yours: look when the last one was"
)


class Over(Exception):
    """The visit was ended, or it has lasted long enough."""


@dataclass(frozen=True)
class Report:
    """Without a database only `stores` is filled."""

    at: datetime
    stores: list[Finding]
    lines: list[Health] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    processes: list[Finding] = field(default_factory=list)
    rest: list[Finding] = field(default_factory=list)
    alarms: list[Told] = field(default_factory=list)

    @property
    def grouped_processes(self) -> list[Finding]:
        """Each that is not well; the others in one line."""
        running = [one.name.removeprefix("process ") for one in self.processes if one.well]
        together = [Finding("processes", True, f"{', '.join(running)} run")] if running else []
        return [one for one in self.processes if not one.well] + together

    @property
    def database_away(self) -> bool:
        """True when nothing could be asked of it."""
        return any(not one.well for one in self.stores if one.name == "database")


def look(settings: Common, policy: Policy, visit: str, now: datetime) -> Report:
    """Raises Over; never for a database that is away."""
    engine = open_engine(settings.database_url, BUSY_SECONDS)
    try:
        report = Report(now, stores(settings, engine))
        if report.database_away:
            return report
        with reading(engine) as session:
            if not stands(session, visit, now):
                raise Over
            return Report(
                now,
                report.stores,
                lines(session, policy, now),
                phones(session),
                list(processes(session, settings, now)),
                [trust_of(settings, engine), *waiting(session, now), BACKUPS],
                recent(session, now),
            )
    finally:
        engine.dispose()
