"""`firedoor line add`: gives an organisation a number or a bot."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
from sqlalchemy import select

from app.practice.guard import refuse_joining_the_real_world
from bots.telegram.parse import BOT_LINE
from config.database import open_engine, transaction
from config.policy import load_policy
from config.settings import Clerk, Refused, load
from intake.lines import TELEGRAM, TWILIO_SMS, Line
from vault.models import Organisation
from vault.roster import RosterRefused
from vault.trust import Trust


@click.group()
def line() -> None:
    """Lines: the numbers and bots that workers text."""


@line.command("add")
@click.argument("organisation_id", metavar="ORGANISATION")
@click.option("--channel", type=click.Choice([TWILIO_SMS, TELEGRAM]), required=True)
@click.option("--number", default=BOT_LINE, help="the line's number, E.164; none for Telegram")
@click.option("--languages", required=True, help="codes, the line's own first: bn,en")
@click.option("--time-zone", required=True, help="where its workers are: Asia/Dhaka")
def add(organisation_id: str, channel: str, number: str, languages: str, time_zone: str) -> None:
    """Add a line to a monitor organisation that the operator has confirmed."""
    settings = load(Clerk)
    known = {language.code for language in load_policy(settings.policy_file).languages}
    spoken = [code.strip() for code in languages.split(",") if code.strip()]
    if not spoken or not set(spoken) <= known:
        raise Refused(f"--languages takes codes of the policy file: {', '.join(sorted(known))}")
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Refused("--time-zone takes a name such as Asia/Dhaka") from None
    engine = open_engine(settings.database_url)
    with transaction(engine) as session:
        organisation = session.get(Organisation, organisation_id)
        if organisation is None or organisation.kind != "monitor":
            raise Refused("no monitor organisation has this id: see `firedoor organisation list`")
        refuse_joining_the_real_world(organisation, settings)
        try:
            Trust(settings.trust_dir).roster(session, organisation_id)
        except RosterRefused as refused:
            raise Refused(f"no line opens yet: {refused}") from None
        taken = session.scalar(
            select(Line.id).where(Line.channel == channel, Line.address == number)
        )
        if taken is not None:
            raise Refused("this number or bot already is a line")
        session.add(
            Line(
                organisation_id=organisation_id, channel=channel, address=number,
                languages=",".join(spoken), time_zone=time_zone,
            )
        )  # fmt: skip
    click.echo(f"The line is open: {channel} {number}")
