"""What was refused is written into the log: a wrong role, another organisation's object, a failed
sign-in.

It is written when the answer is on its way, in a transaction of its own: the refused request's is
rolled back, and how long an answer takes must not tell whose address is a member's.
"""

import re
from collections.abc import Callable
from datetime import datetime

from flask import after_this_request, g, request
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member_or_none
from app.accounts.members import Member
from app.dashboard.frame.request import now, services
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from config.platform.database import transaction
from config.platform.logs import log

LOGGED = frozenset({401, 403, 404, 429})
"""Statuses of refusals; what a rule of case management does not allow now is none."""
_ID = re.compile(r"[0-9a-f]{32}")

_Write = Callable[[Session], None]


def signing_in(email: str) -> None:
    """Names the address that somebody signs in with, for the log of its organisation."""
    g.signs_in_with = email


def log_refusal(status: int, code: str) -> None:
    """Writes down that this request was refused, where an organisation's log can say by whom.

    `code`: the refusal's, or the status. Addresses that no route has are nobody's object.
    """
    if status not in LOGGED or request.endpoint is None:
        return
    member, at = current_member_or_none(), now()
    detail: dict[str, str | int] = {"status": status, "why": code[:40], "route": request.endpoint}
    if member is not None:
        who, whose = member.id, member.organisation
        about = _object()
        _when_answered(
            lambda session: record(session, whose, who, AuditAction.REFUSED, about, at, detail)
        )
    elif "signs_in_with" in g:
        email = str(g.signs_in_with)
        _when_answered(lambda session: _log_sign_in(session, email, at, detail))


def _log_sign_in(session: Session, email: str, at: datetime, detail: dict[str, str | int]) -> None:
    """Nobody's address has no organisation whose log could say so."""
    wanted = select(Member).where(
        Member.email == email.strip().lower(), Member.removed_at.is_(None)
    )
    known = session.scalar(wanted)
    if known is not None:
        action = AuditAction.REFUSED_SIGN_IN
        record(session, known.organisation_id, known.id, action, None, at, detail)


def _object() -> str | None:
    """What was asked for, where the address names it by an id."""
    values = (str(one) for one in (request.view_args or {}).values())
    return next((one for one in values if _ID.fullmatch(one)), None)


def _when_answered(write: _Write) -> None:
    engine: Engine = services().engine

    def close() -> None:
        try:
            with transaction(engine) as session:
                write(session)
        except SQLAlchemyError as error:
            log().error("refusal not logged", error=error)

    def follow(answer: Response) -> Response:
        answer.call_on_close(close)
        return answer

    after_this_request(follow)
