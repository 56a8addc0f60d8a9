"""`firedoor line`: adds, changes and lists the numbers and bots that workers write to."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
from sqlalchemy import select

from app.installation.guard import refuse_joining_the_real_world
from bots.registry import channel_named, channels
from config.platform.database import open_engine, reading, transaction
from config.policy.policy import Policy, load_policy
from config.settings import Clerk, Refused, load
from intake.lines.line import Line
from intake.outbox.recordings import Recordings
from vault.organisations import Organisation
from vault.roles import OrganisationKind
from vault.roster import RosterRefused
from vault.trust import Trust


def _known(_context: click.Context, _option: click.Parameter, value: str) -> str:
    names = [one.name for one in channels()]
    if value not in names:
        raise click.BadParameter(f"the channels are {', '.join(names)}")
    return value


def _address(channel: str, number: str | None) -> str:
    kind = channel_named(channel).line
    address = number or kind.default_address
    if address is None:
        raise Refused(f"--number is missing: the address that workers write to on {channel}")
    wrong = kind.check(address)
    if wrong is not None:
        raise Refused(wrong)
    return str(address)


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
    settings = load(Clerk)
    address = _address(channel, number)
    policy = load_policy(settings.policy_file)
    codes = _codes(languages, policy)
    if spoken:
        _check_spoken(channel, codes, policy, Recordings(settings.recordings_dir))
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Refused("--time-zone takes a name such as Asia/Dhaka") from None
    engine = open_engine(settings.database_url)
    with transaction(engine) as session:
        organisation = session.get(Organisation, organisation_id)
        if organisation is None or organisation.kind != OrganisationKind.MONITOR:
            raise Refused("no monitor organisation has this id: see `firedoor organisation list`")
        refuse_joining_the_real_world(organisation, settings)
        try:
            Trust(settings.trust_dir).roster(session, organisation_id)
        except RosterRefused as refused:
            raise Refused(f"no line opens yet: {refused}") from None
        taken = session.scalar(
            select(Line.id).where(Line.channel == channel, Line.address == address)
        )
        if taken is not None:
            raise Refused("this number or bot already is a line")
        session.add(
            Line(
                organisation_id=organisation_id,
                channel=channel,
                address=address,
                languages=",".join(codes),
                time_zone=time_zone,
                a_minute=a_minute,
                spoken=spoken,
            )
        )
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
    settings = load(Clerk)
    policy = load_policy(settings.policy_file)
    with transaction(open_engine(settings.database_url)) as session:
        found = list(session.scalars(select(Line).where(Line.address == address)))
        if not found:
            raise Refused("no line has this number: see `firedoor line list`")
        for one in found if languages is not None else ():
            one.languages = ",".join(_codes(languages or "", policy))
        callable_ones = [one for one in found if channel_named(one.channel).takes_calls]
        if spoken is not None and not callable_ones:
            raise Refused("no line that can be called has this number")
        for one in callable_ones:
            one.spoken = one.spoken if spoken is None else spoken
            if one.spoken:
                _check_spoken(
                    one.channel,
                    one.languages.split(","),
                    policy,
                    Recordings(settings.recordings_dir),
                )
        for one in found:
            click.echo(_row(one))


@line.command("list")
def list_them() -> None:
    """List every line: channel, address, languages, time zone, what it does with calls."""
    settings = load(Clerk)
    with reading(open_engine(settings.database_url)) as session:
        lines = session.scalars(select(Line).order_by(Line.channel, Line.address)).all()
    for one in lines:
        click.echo(_row(one))
    if not lines:
        click.echo("There is no line yet: add one with `firedoor line add`.")


def _row(one: Line) -> str:
    calls = "  spoken" if one.spoken else ""
    return f"{one.channel}  {one.address}  {one.languages}  {one.time_zone}{calls}"


def _codes(languages: str, policy: Policy) -> list[str]:
    """The codes of `bn,en`, each once. Raises Refused for one that the policy does not know."""
    known = {language.code for language in policy.languages}
    codes = list(dict.fromkeys(code.strip() for code in languages.split(",") if code.strip()))
    if not codes or not set(codes) <= known:
        raise Refused(f"--languages takes codes of the policy file: {', '.join(sorted(known))}")
    return codes


def _check_spoken(
    channel: str, languages: list[str], policy: Policy, recordings: Recordings
) -> None:
    """Raises Refused where a caller could not be spoken to."""
    if not channel_named(channel).takes_calls:
        raise Refused(f"--spoken is not for {channel}: its lines can't be called")
    if not any(code in policy.calls.voices or recordings.calls(code, key=1) for code in languages):
        raise Refused(
            "--spoken needs a voice or recordings for a language of the line: add "
            f"[calls.voices.{languages[0]}] to the policy file, or recordings to RECORDINGS_DIR "
            f"(`./firedoor recordings script {languages[0]}` says which)"
        )
