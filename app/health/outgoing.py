"""What leaves, counted by line: what waits, what failed today and why, what nobody knows."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.health.line_state import FailedTexts, LineOutgoing
from bots.errors import Meaning
from intake.outbox.delivery_states import WAITING, DeliveryState
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import MAIL, UNCLEAR, Outbound

WENT = (DeliveryState.SENT, DeliveryState.DELIVERED)
LOOK_BACK = timedelta(days=1)

MANY = 3
FEW_WORKERS = 2
"""So many failures, of so many workers' texts, without one that went, are no accident."""
ASK = "See what the carrier's console says about them."

Key = str | None
"""A line's id; None for mail."""
Meant = Callable[[Key, str | None], Meaning]
"""What an error code means on a line."""


def outgoing(session: Session, meant: Meant, now: datetime) -> dict[Key, LineOutgoing]:
    """By line; a line that is not in it has nothing to tell."""
    found: defaultdict[Key, LineOutgoing] = defaultdict(LineOutgoing)
    _waiting(session, found, now)
    _went(session, found, now)
    _failed(session, found, meant, now)
    _faults(session, found, meant, now)
    _unreached(session, found, meant, now)
    _unclear(session, found, now)
    return dict(found)


def _waiting(session: Session, found: defaultdict[Key, LineOutgoing], now: datetime) -> None:
    retried = (Outbound.state == DeliveryState.QUEUED) & Outbound.error_code.is_not(None)
    due = or_(Outbound.not_before <= now, retried)
    since = case((retried, Outbound.created_at), else_=Outbound.not_before)
    rows = session.execute(
        select(
            Outbound.line_id,
            func.count(),
            func.sum(case((due, 0), else_=1)),
            func.min(case((due, since), else_=None)),
        )
        .where(Outbound.state.in_(WAITING))
        .group_by(Outbound.line_id)
    )
    for line, waiting, held, late_since in rows:
        found[line] = replace(
            found[line], waiting=waiting, held=held or 0, late_since=_aware(late_since)
        )


def _went(session: Session, found: defaultdict[Key, LineOutgoing], now: datetime) -> None:
    today = datetime.combine(now.date(), time(), UTC)
    unknown = case((Outbound.state == DeliveryState.UNCERTAIN, 1), else_=0)
    twice = case((Outbound.maybe_twice & (Outbound.created_at >= today), 1), else_=0)
    rows = session.execute(
        select(
            Outbound.line_id,
            func.max(case((Outbound.state.in_(WENT), Outbound.settled_at), else_=None)),
            func.sum(unknown),
            func.sum(twice),
        ).group_by(Outbound.line_id)
    )
    for line, sent_at, uncertain, maybe_twice in rows:
        found[line] = replace(
            found[line], sent_at=_aware(sent_at), uncertain=uncertain, maybe_twice=maybe_twice
        )


def _failed(
    session: Session, found: defaultdict[Key, LineOutgoing], meant: Meant, now: datetime
) -> None:
    today = datetime.combine(now.date(), time(), UTC)
    rows = session.execute(
        select(Outbound.line_id, Outbound.error_code, func.count())
        .where(Outbound.state == DeliveryState.FAILED, Outbound.settled_at >= today)
        .group_by(Outbound.line_id, Outbound.error_code)
    )
    alike: defaultdict[Key, defaultdict[Meaning, int]] = defaultdict(lambda: defaultdict(int))
    for line, code, count in rows:
        # Codes of which we know nothing better mean the same, and are one entry.
        alike[line][meant(line, code)] += count
    for line, counted in alike.items():
        failed = [FailedTexts(one.sentence, one.mend, count) for one, count in counted.items()]
        failed.sort(key=lambda one: (-one.count, one.sentence))
        found[line] = replace(found[line], failed=tuple(failed))


def _faults(
    session: Session, found: defaultdict[Key, LineOutgoing], meant: Meant, now: datetime
) -> None:
    """What the line itself is to blame for, since the last text that went."""
    for line, out in list(found.items()):
        since = max(out.sent_at or now - LOOK_BACK, now - LOOK_BACK)
        ended = (Outbound.state == DeliveryState.FAILED) & (Outbound.settled_at > since)
        # Its creation may be older than the last success of another; its failure is not.
        tried = (Outbound.state == DeliveryState.QUEUED) & (Outbound.not_before > since)
        rows = session.execute(
            select(Outbound.error_code, func.count(), func.count(Outbound.contact_id.distinct()))
            .where(
                Outbound.line_id == line if line else Outbound.line_id.is_(None),
                Outbound.error_code.is_not(None),
                or_(ended, tried),
            )
            .group_by(Outbound.error_code)
        )
        faults = [(meant(line, code), count, workers) for code, count, workers in rows]
        found[line] = replace(out, fault=_worst(faults))


def _unreached(
    session: Session, found: defaultdict[Key, LineOutgoing], meant: Meant, now: datetime
) -> None:
    """Mails about danger to life that ended at nobody; that the next member has one heals nothing.

    A mail that reached the same member later does.
    """
    later = aliased(Outbound)
    reached = exists().where(
        later.kind == MAIL,
        later.recipient_id == Outbound.recipient_id,
        later.state.in_(WENT),
        later.settled_at > Outbound.settled_at,
    )
    rows = session.execute(
        select(Outbound.error_code, func.count())
        .where(
            Outbound.template == MailTemplate.DANGER,
            Outbound.state == DeliveryState.FAILED,
            Outbound.settled_at > now - LOOK_BACK,
            ~reached,
        )
        .group_by(Outbound.error_code)
        .order_by(func.count().desc(), Outbound.error_code)
    ).all()
    if rows:
        meaning = meant(None, rows[0][0])
        count = sum(number for _, number in rows)
        unreached = FailedTexts(meaning.sentence, meaning.mend or ASK, count)
        found[None] = replace(found[None], unreached=unreached)


def _unclear(session: Session, found: defaultdict[Key, LineOutgoing], now: datetime) -> None:
    today = datetime.combine(now.date(), time(), UTC)
    rows = session.execute(
        select(Outbound.line_id, func.count())
        .where(
            Outbound.state == DeliveryState.SENT,
            Outbound.error_code.startswith(UNCLEAR),
            Outbound.settled_at >= today,
        )
        .group_by(Outbound.line_id)
    )
    for line, number in rows:
        found[line] = replace(found[line], unclear=number)


def _worst(faults: list[tuple[Meaning, int, int]]) -> FailedTexts | None:
    """What is the line's own fault by its code; else what happens to one worker after another."""
    own = [one for one in faults if one[0].mend]
    all_alike = [one for one in faults if one[1] >= MANY and one[2] >= FEW_WORKERS]
    worst = max(own or all_alike, key=lambda one: one[1], default=None)
    if worst is None:
        return None
    meaning, count, _ = worst
    return FailedTexts(meaning.sentence, meaning.mend or ASK, count)


def _aware(at: datetime | str | None) -> datetime | None:
    """SQLite forgets the type of a time behind an expression."""
    if isinstance(at, str):
        at = datetime.fromisoformat(at)
    return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at
