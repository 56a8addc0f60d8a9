"""From an outbox row to the ringing of one member by a way beside mail; nothing tells of a case."""

from collections.abc import Callable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.members import Member
from app.alarms.service import notify_service
from app.mail.compose import compose_short
from bots.channel import OutboundChannel, OutgoingText
from bots.registry import counts_segments
from bots.sending.not_sendable import NotSendable
from case_management.duty.change_ways import bound_to
from case_management.duty.models import AlarmWay
from case_management.duty.ways import Way
from intake.lines.line import TELEGRAM, Line
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound
from vault.sealing import DoesNotOpen, SecretKey

Channels = Mapping[str, OutboundChannel]

_PATHS = {MailTemplate.DANGER: "/cases", MailTemplate.TEST: "/hours"}


def ringing_of(
    session: Session, row: Outbound, courier: SecretKey, channels: Channels, base: str
) -> Callable[[], object]:
    """What rings this row's member. Raises NotSendable."""
    way, template = _read(row)
    member = session.get(Member, row.recipient_id or "")
    chosen = session.get(AlarmWay, (row.recipient_id, way))
    if member is None or member.removed_at is not None or chosen is None:
        raise NotSendable("nobody chose this way")
    try:
        address = courier.open(chosen.address_sealed, bound_to(member.id, way)).decode()
    except (DoesNotOpen, UnicodeDecodeError):
        raise NotSendable("this address does not open") from None
    text = compose_short(template, member.language, base + _PATHS[template])
    if way is Way.SERVICE:
        return lambda: notify_service(address, text)
    line = _line(session, member.organisation_id, way, channels)
    outgoing = OutgoingText(
        channel=line.channel,
        line=line.address,
        address=address,
        text=text,
        choices=(),
        reference=row.id,
    )
    return lambda: channels[line.channel].send(outgoing)


def _read(row: Outbound) -> tuple[Way, MailTemplate]:
    try:
        way, template = Way(row.form or ""), MailTemplate(row.template or "")
    except ValueError:
        raise NotSendable("there is no such alarm") from None
    if template not in _PATHS:
        raise NotSendable("there is no such alarm")
    return way, template


def _line(session: Session, organisation_id: str, way: Way, channels: Channels) -> Line:
    """The line of the member's organisation from which it goes."""
    lines = session.scalars(
        select(Line).where(Line.organisation_id == organisation_id).order_by(Line.id)
    )
    for line in lines:
        fits = (
            line.channel == TELEGRAM
            if way is Way.TELEGRAM
            else counts_segments(line.channel, line.address)
        )
        if fits and line.channel in channels:
            return line
    raise NotSendable("no line goes this way")
