"""`firedoor line`: adds, changes and lists the numbers and bots that workers write to."""

import click
from sqlalchemy import select

from app.installation.lines import NewLine, change_lines, open_line, trust_line
from bots.registry import channels
from config.platform.database import open_engine, reading, transaction
from config.policy.policy import load_policy
from config.settings import ClerkSettings, Refused, load
from intake.lines.line import Line


def _known(_context: click.Context, _option: click.Parameter, value: str) -> str:
    names = [one.name for one in channels()]
    if value not in names:
        raise click.BadParameter(f"the channels are {', '.join(names)}")
    return value


@click.group()
def line() -> None:
    """Lines: the numbers and bots that workers text."""


@line.command("add")
@click.argument("organisation_id", metavar="ORGANISATION")
@click.option("--channel", callback=_known, required=True, help="a folder of bots/")
@click.option("--number", help="the line's own address, E.164 (whatsapp:+1…); none for Telegram")
@click.option("--languages", required=True, help="codes, the line's own first: bn,en")
@click.option("--time-zone", required=True, help="where its workers are: Asia/Dhaka")
@click.option(
    "--a-minute",
    type=click.IntRange(1),
    help="segments or messages that its carrier takes a minute, if not the policy's",
)
@click.option(
    "--spoken/--no-spoken",
    default=False,
    help="pick up calls and take spoken messages; else a call is answered by a text",
)
def add(
    organisation_id: str,
    channel: str,
    number: str | None,
    languages: str,
    time_zone: str,
    a_minute: int | None,
    spoken: bool,
) -> None:
    """Add a line to a monitor organisation that the operator has confirmed."""
    settings = load(ClerkSettings)
    new = NewLine(organisation_id, channel, number, languages, time_zone, a_minute, spoken)
    with transaction(open_engine(settings.database_url)) as session:
        opened = open_line(session, new, settings, load_policy(settings.policy_file))
        address = opened.address
    click.echo(f"The line is open: {channel} {address}")


@line.command("change")
@click.argument("address", metavar="NUMBER")
@click.option("--languages", help="codes, the line's own first: bn,en,my")
@click.option(
    "--spoken/--no-spoken",
    default=None,
    help="pick up calls and take spoken messages; else a call is answered by a text",
)
def change(address: str, languages: str | None, spoken: bool | None) -> None:
    """Change a line's languages, or what it does with calls; it holds from the next message on."""
    if languages is None and spoken is None:
        raise Refused("say what to change: --languages, --spoken or --no-spoken")
    settings = load(ClerkSettings)
    policy = load_policy(settings.policy_file)
    with transaction(open_engine(settings.database_url)) as session:
        changed = change_lines(session, address, languages, spoken, settings, policy)
        for one in changed:
            click.echo(_row(one))


@line.command("trust")
@click.argument("address", metavar="NUMBER")
@click.argument("organisation_id", metavar="ORGANISATION")
def trust_it(address: str, organisation_id: str) -> None:
    """Confirm on this host whose a line is; the database is mended where it says otherwise."""
    settings = load(ClerkSettings)
    with transaction(open_engine(settings.database_url)) as session:
        for one in trust_line(session, address, organisation_id, settings):
            click.echo(f"{_row(one)}  of {organisation_id}")


@line.command("list")
def list_them() -> None:
    """List every line: channel, address, languages, time zone, what it does with calls."""
    settings = load(ClerkSettings)
    with reading(open_engine(settings.database_url)) as session:
        lines = session.scalars(select(Line).order_by(Line.channel, Line.address)).all()
    for one in lines:
        click.echo(_row(one))
    if not lines:
        click.echo("There is no line yet: add one with `firedoor line add`.")


def _row(one: Line) -> str:
    calls = "  spoken" if one.spoken else ""
    return f"{one.channel}  {one.address}  {one.languages}  {one.time_zone}{calls}"
