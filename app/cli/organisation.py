"""`firedoor organisation`: adds an organisation, confirms its first roster, lists them all."""

import json
import sys

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.languages import NAMES
from app.installation.organisations import (
    NewOrganisation,
    NotConfirmed,
    add_organisation,
    confirm_organisation,
)
from app.installation.recovery import invite_to_recover
from case_management.refusals import Refusal
from config.platform.database import open_engine, reading, transaction, utc_now
from config.settings import ClerkSettings, Refused, load
from vault.organisations import Organisation
from vault.roles import OrganisationKind, Role
from vault.roster import RosterRefused, fingerprint
from vault.trust import NotTrusted, Trust

BAD_INPUT = 2
KINDS = {kind.replace("_", "-"): kind for kind in OrganisationKind}
"""As the command line spells them."""


@click.group()
def organisation() -> None:
    """Organisations: who works with this line, and whose keys are believed."""


@organisation.command("add")
@click.argument("name")
@click.option("--kind", type=click.Choice(list(KINDS)), required=True, help="What it does here.")
@click.option(
    "--language",
    type=click.Choice(list(NAMES)),
    default="en",
    show_default=True,
    help="What its first member reads.",
)
@click.option("--time-zone", default="UTC", show_default=True, help="IANA name: Asia/Dhaka.")
@click.option("--member-name", required=True, help="Its first coordinator.")
@click.option("--email", required=True, help="That member's email, for signing in.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    help="That member's roles; may be given again. Default: coordinator, and what the kind is for.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def add(
    name: str,
    kind: str,
    language: str,
    time_zone: str,
    member_name: str,
    email: str,
    roles: tuple[str, ...],
    as_json: bool,
) -> None:
    """Add the organisation NAME, and print the link with which its first member makes its keys."""
    settings = load(ClerkSettings)
    wanted = NewOrganisation(
        name, KINDS[kind], language, time_zone, member_name, email, roles, settings.practice
    )
    try:
        with transaction(open_engine(settings.database_url)) as session:
            added = add_organisation(session, wanted, utc_now())
    except Refusal:
        raise Refused("somebody with this email is a member already: give another one") from None
    link = added.link(settings.public_dashboard_url)
    if as_json:
        click.echo(json.dumps({"organisation": added.organisation, "link": link}))
        return
    click.echo(f"Organisation {added.organisation}")
    click.echo(f"Give {member_name} this link yourself; it works once, for seven days:")
    click.echo(f"  {link}")
    click.echo("When eight words are read to you, confirm them on each host:")
    click.echo(f'  ./firedoor organisation trust {added.organisation} "WORDS"')


@organisation.command("trust")
@click.argument("identifier", metavar="ID")
@click.argument("words", nargs=-1, required=True)
def trust(identifier: str, words: tuple[str, ...]) -> None:
    """Confirm organisation ID on this host, by the eight WORDS that its first member read to you.

    Nobody of it can sign in, and no line of it opens, before that.
    """
    settings = load(ClerkSettings)
    try:
        with reading(open_engine(settings.database_url)) as session:
            new = confirm_organisation(session, settings, identifier, " ".join(words))
    except NotConfirmed as refusal:
        click.echo(f"firedoor: {refusal}", err=True)
        sys.exit(BAD_INPUT)
    click.echo("Confirmed on this host." if new else "This host confirmed it before.")


@organisation.command("recover")
@click.argument("identifier", metavar="ID")
@click.option("--member-name", required=True, help="Who brings two of the papers.")
@click.option("--email", required=True, help="That person's email, for signing in.")
def recover(identifier: str, member_name: str, email: str) -> None:
    """Print a link for whoever holds two of the recovery papers of organisation ID.

    Use it only when nobody of the organisation can sign in, and you know who asks.
    """
    settings = load(ClerkSettings)
    try:
        with transaction(open_engine(settings.database_url)) as session:
            added = invite_to_recover(
                session, Trust(settings.trust_dir), identifier, member_name, email, utc_now()
            )
    except Refusal:
        raise Refused("somebody with this email is a member already: give another one") from None
    click.echo(f"Give {member_name} this link yourself; it works once, for seven days:")
    click.echo(f"  {added.link(settings.public_dashboard_url)}")
    click.echo("The page asks for two of the three papers.")


@organisation.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(as_json: bool) -> None:
    """List the organisations, and whether this host confirmed them."""
    settings = load(ClerkSettings)
    trusted = Trust(settings.trust_dir)
    with reading(open_engine(settings.database_url)) as session:
        rows = [
            {
                "id": row.id,
                "name": row.name,
                "kind": row.kind.replace("_", "-"),
                "state": _state(session, trusted, row.id),
                "words": _words(trusted, row.id),
            }
            for row in session.scalars(select(Organisation).order_by(Organisation.name))
        ]
    if as_json:
        click.echo(json.dumps({"organisations": rows}, ensure_ascii=False))
        return
    for row in rows:
        click.echo("  ".join(value for value in row.values() if value))
    if not rows:
        click.echo("None yet: firedoor organisation add NAME --kind monitor …")


def _state(session: Session, trusted: Trust, organisation_id: str) -> str:
    try:
        roster = trusted.roster(session, organisation_id)
    except NotTrusted:
        return "not confirmed"
    except RosterRefused as refusal:
        return f"refused: {refusal}"
    return f"confirmed, {len(roster.members)} members"


def _words(trusted: Trust, organisation_id: str) -> str:
    try:
        return fingerprint(trusted.confirmed(organisation_id).genesis)
    except NotTrusted:
        return ""
