"""Everything that leaves the system, written in the transaction of its cause."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Index,
    LargeBinary,
    String,
    bindparam,
    case,
    func,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import Base, UtcDateTime, insert, new_id
from config.rows.prepared import Prepared
from intake.outbox.delivery_states import DELIVERIES, WAITING, DeliveryEvent, DeliveryState
from intake.outbox.mail_templates import MailTemplate

TEXT = "text"
MAIL = "mail"

UNSAID = "unsaid"
"""The code of a failure for which the carrier gave none."""
UNCLEAR = "state-"
"""How the code of a state begins that a channel does not know; the carrier's name of it follows."""

PICTURE = "picture"
"""The form of a text that goes under the picture of its menu, where its channel takes it."""
SOUND = "sound"
"""The form of the recording that goes after a text."""

FIRST = 0
"""Receipts and alarms: somebody waits, phone in hand."""
NEXT = 1
"""Questions, and what a member writes to one worker."""
BULK = 2
"""News to all workers of a case."""


_ABOUT = text("subject_id IS NOT NULL")
_NOT_WAITING = ", ".join(f"'{one}'" for one in DeliveryState if one not in WAITING)
WAITS = text(f"state NOT IN ({_NOT_WAITING})")
"""It is still to be sent. Written so that no index but that of the order of sending
(ix_outbox_to_send) fits: SQLite would take the one of what is due, and sort all of it."""
SETTLED = text(
    f"settled_at IS NOT NULL AND (template IS NULL OR template <> '{MailTemplate.ALERT}')"
)
"""What became of it is known and its days are counted. Mails of alerts stay with their alert: who
was told is part of it. As it stands in an index, of which a statement must repeat the words."""


class Outbound(Base):
    """One thing to send: a phrase or a member's sealed text to a contact, or a mail to a member."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_due", "state", "not_before"),
        Index("ix_outbox_contact", "contact_id", "state"),
        Index(
            "ix_outbox_subject",
            "subject_id",
            "template",
            "created_at",
            sqlite_where=_ABOUT,
            postgresql_where=_ABOUT,
        ),
        Index(
            "ix_outbox_to_send",
            "priority",
            "created_at",
            "place",
            "not_before",
            "line_id",
            sqlite_where=WAITS,
            postgresql_where=WAITS,
        ),
        Index(
            "ix_outbox_settled_at",
            "settled_at",
            sqlite_where=SETTLED,
            postgresql_where=SETTLED,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    kind: Mapped[str] = mapped_column(String(10), info=CLEAR)
    line_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    contact_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    report_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    phrase: Mapped[str | None] = mapped_column(String(40), info=CLEAR)
    language: Mapped[str | None] = mapped_column(String(8), info=CLEAR)
    form: Mapped[str | None] = mapped_column(String(10), info=CLEAR)
    payload_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    template: Mapped[str | None] = mapped_column(String(40), info=CLEAR)
    recipient_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    subject_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    answer: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    priority: Mapped[int] = mapped_column(default=NEXT, info=CLEAR)
    place: Mapped[int] = mapped_column(default=0, info=CLEAR)
    state: Mapped[str] = mapped_column(String(10), default=DeliveryState.QUEUED, info=CLEAR)
    not_before: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    attempts: Mapped[int] = mapped_column(default=0, info=CLEAR)
    uncertain_count: Mapped[int] = mapped_column(default=0, info=CLEAR)
    maybe_twice: Mapped[bool] = mapped_column(
        default=False, server_default=text("false"), info=CLEAR
    )
    urgent: Mapped[bool] = mapped_column(default=False, server_default=text("false"), info=CLEAR)
    error_code: Mapped[str | None] = mapped_column(String(40), info=CLEAR)
    effect_key: Mapped[str] = mapped_column(String(120), unique=True, info=CLEAR)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


_WAKE = Prepared(
    update(Outbound)
    .where(
        Outbound.contact_id == bindparam("contact"),
        Outbound.state == DeliveryState.HELD,
        Outbound.not_before > bindparam("now"),
    )
    .values(not_before=bindparam("now"))
)
_BY_EFFECT = Prepared(select(Outbound.id).where(Outbound.effect_key == bindparam("effect")))
_ARRIVED = Prepared(
    update(Outbound)
    .where(
        Outbound.id == bindparam("row"),
        Outbound.state == DeliveryState.SENT,
        Outbound.error_code.is_(None),
    )
    .values(
        state=DELIVERIES.after(DeliveryState.SENT, DeliveryEvent.DELIVERED),
        payload_sealed=None,
        settled_at=func.coalesce(Outbound.settled_at, bindparam("now", type_=UtcDateTime)),
    )
)


def post_mail(
    session: Session,
    template: str,
    recipient_id: str,
    subject_id: str | None,
    effect_key: str,
    now: datetime,
    payload_sealed: bytes | None = None,
    identifier: str | None = None,
    form: str | None = None,
) -> str:
    """Puts one mail to one member into the outbox; the same effect is never posted twice.

    With a `form` it goes by that other way (case_management/duty/ways.py).
    """
    known = _BY_EFFECT.scalar(session, effect=effect_key)
    if known is not None:
        return str(known)
    identifier = identifier or new_id()
    row = Outbound(
        id=identifier,
        kind=MAIL,
        template=template,
        recipient_id=recipient_id,
        subject_id=subject_id,
        form=form,
        payload_sealed=payload_sealed,
        priority=FIRST,
        not_before=now,
        effect_key=effect_key,
        created_at=now,
    )
    insert(session, row)
    return identifier


def record_delivery(
    session: Session, row_id: str, event: DeliveryEvent, code: str | None, now: datetime
) -> str | None:
    """A carrier's status callback, in any order and more than once.

    What is told of parts of one text may contradict: that some of it arrived is kept as the state,
    and the code of what failed beside it, or of a state that nobody knows. Of a text that went
    twice one copy is enough.
    Gives the contact whom the text did not reach, when this is the callback that says so.
    """
    if event is DeliveryEvent.DELIVERED and code is None and _arrived(session, row_id, now):
        return None
    row = session.scalar(select(Outbound).where(Outbound.id == row_id).with_for_update())
    if row is None:
        return None
    before, row.state = row.state, DELIVERIES.after(DeliveryState(row.state), event)
    row.error_code = _code_after(row, before, event, code)
    if row.state in {DeliveryState.DELIVERED, DeliveryState.FAILED}:
        row.payload_sealed = None
        # The carrier's word may have come before our own record of the send.
        row.settled_at = row.settled_at or now
    return row.contact_id if row.state == DeliveryState.FAILED != before else None


def _arrived(session: Session, row_id: str, now: datetime) -> bool:
    """What nearly every callback says, in one statement: a text that was sent, and of which nobody
    has told anything else, has arrived.
    """
    return _ARRIVED.run(session, {"row": row_id, "now": now}) == 1


def _code_after(row: Outbound, before: str, event: DeliveryEvent, code: str | None) -> str | None:
    known = None if is_unclear(row.error_code) else row.error_code
    if row.state == DeliveryState.FAILED != before:
        return code
    if row.state == DeliveryState.DELIVERED:
        if row.maybe_twice:
            return None
        if event is DeliveryEvent.UNDELIVERED:
            return known or code or UNSAID
        return known or (UNSAID if before == DeliveryState.FAILED else None)
    if event is DeliveryEvent.UNCLEAR:
        return row.error_code or code
    return row.error_code


def is_unclear(code: str | None) -> bool:
    """Whether a row's code is a carrier's state that its channel does not know."""
    return code is not None and code.startswith(UNCLEAR)


def cancel_for(session: Session, contact_id: str, now: datetime, reason: str) -> None:
    """The worker said STOP: nothing that waits for this contact goes out any more."""
    _cancel(session, Outbound.contact_id == contact_id, now, reason)


def cancel_texts(session: Session, ids: Iterable[str], now: datetime, reason: str) -> None:
    """Those of these texts that still wait go out no more."""
    _cancel(session, Outbound.id.in_(list(ids)), now, reason)


def cancel_replies(session: Session, report_ids: Iterable[str], now: datetime, reason: str) -> None:
    """What members wrote in these threads and still waits goes out no more."""
    waiting = Outbound.report_id.in_(list(report_ids)) & Outbound.phrase.is_(None)
    _cancel(session, waiting, now, reason)


def _cancel(session: Session, which: ColumnElement[bool], now: datetime, reason: str) -> None:
    session.execute(
        update(Outbound)
        .where(which, Outbound.state.in_(WAITING))
        .values(
            state=DELIVERIES.after(DeliveryState.SENDING, DeliveryEvent.REFUSED),
            error_code=reason,
            settled_at=now,
            payload_sealed=None,
        )
    )


def was_sent(session: Session, row_id: str) -> bool:
    """Whether a text has left, or may have; also where its row is no longer kept."""
    state = session.scalar(select(Outbound.state).where(Outbound.id == row_id))
    return state not in {*WAITING, DeliveryState.FAILED}


def wake(session: Session, contact_id: str, now: datetime) -> None:
    """The worker chose other hours: the courier looks again at what waits for the old ones."""
    _WAKE.run(session, {"contact": contact_id, "now": now})


@dataclass(frozen=True)
class Figures:
    """The outbox in numbers: rows by state, how often nobody knew, what may have come twice."""

    states: dict[str, int]
    uncertain: int
    maybe_twice: int


def figures(session: Session) -> Figures:
    """For whoever watches the whole installation."""
    rows = session.execute(
        select(
            Outbound.state,
            func.count(),
            func.sum(Outbound.uncertain_count),
            func.sum(case((Outbound.maybe_twice, 1), else_=0)),
        ).group_by(Outbound.state)
    ).all()
    found = {state: count for state, count, *_ in rows}
    return Figures(
        {state: found.get(state, 0) for state in DeliveryState},
        sum(lost for _, _, lost, _ in rows),
        sum(twice for *_, twice in rows),
    )


def states_of(session: Session, ids: Iterable[str]) -> dict[str, Outbound]:
    """The outbox rows behind messages of a thread, by id."""
    rows = session.scalars(select(Outbound).where(Outbound.id.in_(list(ids))))
    return {row.id: row for row in rows}
