"""`firedoor sign-out`: ends sign-ins where a member can't, as after a raid or a theft."""

import click
from sqlalchemy import select

from app.accounts.members import Member
from app.accounts.sign_in.sessions import end_all_sessions
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from config.platform.database import open_engine, transaction, utc_now
from config.settings import ClerkSettings, Refused, load

OPERATOR = "operator"
"""Who did it, in the log of the member's organisation."""


@click.command("sign-out")
@click.argument("email", required=False)
@click.option("--all", "everybody", is_flag=True, help="Everybody of every organisation.")
def sign_out(email: str | None, everybody: bool) -> None:
    """End every sign-in of the member who signs in with EMAIL. They can sign in again at once."""
    if bool(email) == everybody:
        raise Refused("say whose sign-ins: `firedoor sign-out EMAIL`, or `--all`")
    members = select(Member).where(Member.removed_at.is_(None)).order_by(Member.organisation_id)
    if email:
        members = members.where(Member.email == email.strip().lower())
    now = utc_now()
    with transaction(open_engine(load(ClerkSettings).database_url)) as session:
        found = session.scalars(members).all()
        if not found and email:
            raise Refused("nobody signs in with that email: see People, or look at its spelling")
        for member in found:
            end_all_sessions(session, member.id, now)
            record(
                session,
                member.organisation_id,
                OPERATOR,
                AuditAction.SIGN_OUT_EVERYWHERE,
                member.id,
                now,
            )
    click.echo(f"Signed out: {len(found)}")
