"""The clerk: alarms that are due, silent reports that are complete, what must be forgotten."""

from datetime import datetime, timedelta

from redis.exceptions import RedisError
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.processes.loop import repeat, until_stopped
from app.tasks.clean_erased import clean
from app.tasks.line_silence import EVERY_SECONDS as LISTEN_EVERY_SECONDS
from app.tasks.line_silence import check_lines
from app.tasks.retention import keep_retention
from case_management.cases.actions.alarm import ring_due
from case_management.cases.models import OnCall
from config.platform.database import transaction, utc_now
from config.platform.leases import hold
from config.platform.logs import log
from config.platform.queues import DESK, Bell, connect, queue
from config.policy.policy import load_policy
from config.settings import Clerk
from intake.monitoring.alarms import Alarm
from intake.monitoring.day_counts import forget_before
from intake.outbox.outbox import post_mail
from intake.reports.report import complete_silent_reports

EVERY_SECONDS = 2
LEASE = "clerk"
LEASE_SECONDS = 30
VERIFY_EVERY_SECONDS = 3600
FORGET_EVERY_SECONDS = 60
OPERATOR_MAIL = "operator"


def run(settings: Clerk, engine: Engine, holder: str) -> None:
    """Until SIGTERM. Only one clerk works at a time, on any number of hosts."""
    policy = load_policy(settings.policy_file)
    bell = Bell(settings.redis_url or None)
    verified_at = forgot_at = utc_now()
    listened_at: datetime | None = None
    log().info("clerk ready", state="ready")

    def once() -> None:
        nonlocal verified_at, listened_at, forgot_at
        now = utc_now()
        with transaction(engine) as session:
            if not hold(session, LEASE, holder, now, LEASE_SECONDS):
                return
            rung = ring_due(session, policy, now) + _mail_alarms(session)
            complete_silent_reports(
                session, now, timedelta(minutes=policy.intake.complete_after_minutes)
            )
            forget_before(session, (now - timedelta(days=policy.retention.dedupe)).date())
            if listened_at is None or (now - listened_at).total_seconds() > LISTEN_EVERY_SECONDS:
                listened_at = now
                check_lines(session, now)
        if rung:
            bell.ring()
        if (now - forgot_at).total_seconds() > FORGET_EVERY_SECONDS:
            forgot_at = now
            keep_retention(engine, policy, now)
        clean(engine, settings.files_dir)
        if (now - verified_at).total_seconds() > VERIFY_EVERY_SECONDS:
            verified_at = now
            _ask_the_desk(settings)

    repeat(once, EVERY_SECONDS, until_stopped())


def _mail_alarms(session: Session) -> int:
    """Tells whoever is on call that something happened that should not; no content."""
    new = list(session.scalars(select(Alarm).where(Alarm.mailed.is_(False)).limit(50)))
    on_call = list(session.scalars(select(OnCall)))
    for alarm in new:
        alarm.mailed = True
        for duty in on_call:
            if alarm.organisation_id in {None, duty.organisation_id}:
                post_mail(
                    session, OPERATOR_MAIL, duty.member_id, alarm.id,
                    f"operator/{alarm.id}/{duty.member_id}", utc_now(),
                )  # fmt: skip
    return len(new)


def _ask_the_desk(settings: Clerk) -> None:
    if not settings.redis_url:
        return
    try:
        queue(DESK, connect(settings.redis_url)).enqueue(
            "app.processes.desk.verify_logs", description="verify", result_ttl=0, failure_ttl=60
        )
    except RedisError as error:
        log().warning("queue away", error=error)
