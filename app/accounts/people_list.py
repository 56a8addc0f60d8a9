"""Who is in an organisation, who is invited, and whom each of them waits for."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.current_member import CurrentMember
from app.accounts.invitations.invitation import OPEN_FOR
from app.accounts.members import Invitation
from app.accounts.rosters.rosters import believed_roster, waiting_version
from case_management.cases.on_call import lacks_on_call, on_call
from vault.roles import reads_content
from vault.roster import Roster, fingerprint
from vault.trust import Trust, read_signatures


@dataclass(frozen=True)
class Person:
    """A member as the page lists them."""

    id: str
    name: str
    roles: tuple[str, ...]
    me: bool
    on_call: bool


@dataclass(frozen=True)
class Waiting:
    """An invitation that is not completed; `state` is answer, confirm, second or over."""

    id: str
    name: str
    email: str
    roles: tuple[str, ...]
    state: str
    inviter: str
    mine: bool


@dataclass(frozen=True)
class Change:
    """A roster version that waits for its second signature."""

    number: int
    signer: str
    mine: bool
    is_recovery: bool
    """It makes new recovery papers; otherwise it adds people."""


@dataclass(frozen=True)
class People:
    """Everything that the page of people shows; `partners` are head office ids."""

    words: str
    members: tuple[Person, ...]
    invitations: tuple[Waiting, ...]
    change: Change | None
    partners: tuple[str, ...]
    lacks_on_call: bool
    """Workers can write to a line, and nobody is on call."""
    recovery_papers: bool
    """Two papers open the cases when nobody can sign in any more."""

    @property
    def on_call(self) -> str:
        """The id of the member on call, empty for nobody."""
        return next((person.id for person in self.members if person.on_call), "")

    @property
    def on_call_options(self) -> list[tuple[str, str]]:
        """Ids and names of those who can open a case."""
        return [(one.id, one.name) for one in self.members if reads_content(one.roles)]


def people(session: Session, trust: Trust, viewer: CurrentMember, now: datetime) -> People:
    """The people of the viewer's organisation. Raises Refusal where its roster is not believed."""
    roster = believed_roster(session, trust, viewer.organisation)
    woken = on_call(session, viewer.organisation)
    names = {member.id: member.name for member in roster.members.values()}
    members = [
        Person(
            member.id,
            member.name,
            tuple(sorted(member.roles)),
            member.id == viewer.id,
            woken == member.id,
        )
        for member in roster.members.values()
    ]
    change = _change(session, viewer, names, roster)
    return People(
        words=fingerprint(roster.genesis),
        members=tuple(sorted(members, key=lambda person: person.name.casefold())),
        invitations=tuple(_invitations(session, viewer, names, now)),
        change=change,
        partners=tuple(roster.releasers),
        lacks_on_call=lacks_on_call(session, viewer.organisation),
        recovery_papers=roster.recovery is not None,
    )


def _change(
    session: Session, viewer: CurrentMember, names: dict[str, str], roster: Roster
) -> Change | None:
    waiting = waiting_version(session, viewer.organisation)
    if waiting is None:
        return None
    signer = read_signatures(waiting.signatures)[0].member
    adds_nobody = len(json.loads(waiting.document)["members"]) == len(roster.members)
    return Change(waiting.number, names.get(signer, ""), signer == viewer.id, adds_nobody)


def _invitations(
    session: Session, viewer: CurrentMember, names: dict[str, str], now: datetime
) -> list[Waiting]:
    rows = session.scalars(
        select(Invitation)
        .where(Invitation.organisation_id == viewer.organisation, Invitation.completed_at.is_(None))
        .order_by(Invitation.created_at)
    )
    waiting = waiting_version(session, viewer.organisation)
    proposed = waiting.document.decode() if waiting is not None else ""
    return [
        Waiting(
            row.id,
            row.name,
            row.email,
            tuple(row.roles.split(",")),
            _state(row, row.member_id in proposed, now),
            names.get(row.invited_by or "", ""),
            row.invited_by == viewer.id,
        )
        for row in rows
    ]


def _state(row: Invitation, proposed: bool, now: datetime) -> str:
    if proposed:
        return "second"
    if row.answered_at is not None:
        return "confirm"
    return "over" if row.created_at < now - OPEN_FOR else "answer"
