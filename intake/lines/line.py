"""A line: one number or bot, and the organisation whose key receives what is sent to it."""

from dataclasses import dataclass

from sqlalchemy import ForeignKey, String, bindparam, select, text
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, new_id
from config.rows.prepared import Prepared, Row

TWILIO = "twilio"
TELEGRAM = "telegram"


class Line(Base):
    """Contacts, addresses and conversations belong to a line; cases belong to organisations."""

    __tablename__ = "lines"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), info=CLEAR)
    channel: Mapped[str] = mapped_column(String(20), info=CLEAR)
    address: Mapped[str] = mapped_column(String(64), info=CLEAR)
    languages: Mapped[str] = mapped_column(String(200), info=CLEAR)
    time_zone: Mapped[str] = mapped_column(String(64), info=CLEAR)
    a_minute: Mapped[int | None] = mapped_column(info=CLEAR)
    """Segments or messages that its carrier takes, where that is not the usual of its channel."""
    spoken: Mapped[bool] = mapped_column(default=False, server_default=text("false"), info=CLEAR)
    """Calls are picked up and a spoken message is taken; else they are answered by a text."""


@dataclass(frozen=True)
class LineView:
    """What reception needs of a line; `languages` begins with the line's own."""

    id: str
    organisation_id: str
    channel: str
    address: str
    languages: tuple[str, ...]
    time_zone: str
    a_minute: int | None = None
    spoken: bool = False


_COLUMNS = select(
    Line.id,
    Line.organisation_id,
    Line.channel,
    Line.address,
    Line.languages,
    Line.time_zone,
    Line.a_minute,
    Line.spoken,
)
_BY_ADDRESS = Prepared(
    _COLUMNS.where(Line.channel == bindparam("channel"), Line.address == bindparam("address"))
)
_BY_ID = Prepared(_COLUMNS.where(Line.id == bindparam("id")))
_OWN = Prepared(
    select(Line.id).where(Line.address.in_((bindparam("bare"), bindparam("whatsapp")))).limit(1)
)


def find_line(session: Session, channel: str, address: str) -> LineView | None:
    """The line of a channel with our address (a number, or a bot's user name)."""
    row = _BY_ADDRESS.first(session, channel=channel, address=address)
    return None if row is None else _view(row)


def line_for(session: Session, organisation_id: str | None, channel: str) -> LineView | None:
    """A line of an organisation, of this channel if it has one, else its first."""
    of_organisation = _COLUMNS.where(Line.organisation_id == organisation_id)
    row = session.execute(of_organisation.order_by(Line.channel != channel, Line.id)).first()
    return None if row is None else _view(tuple(row))


def is_own_number(session: Session, number: str) -> bool:
    """Whether a number is that of a line of ours, on any channel; it is clean E.164, and may have
    an app's name before it.
    """
    bare = number.rpartition(":")[2]
    return _OWN.first(session, bare=bare, whatsapp=f"whatsapp:{bare}") is not None


def line_by_id(session: Session, line_id: str) -> LineView:
    """The line with this id. Raises NoResultFound."""
    row = _BY_ID.first(session, id=line_id)
    if row is None:
        raise NoResultFound
    return _view(row)


def _view(row: Row) -> LineView:
    identifier, organisation, channel, address, languages, zone, a_minute, spoken = row
    known = tuple(languages.split(","))
    return LineView(identifier, organisation, channel, address, known, zone, a_minute, spoken)
