"""Opening and changing lines: the numbers and bots that workers write to."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.installation.guard import refuse_joining_the_real_world
from bots.registry import channel_named
from case_management.cases.on_call import on_call
from config.policy.policy import Policy
from config.settings import Common, Refused
from intake.lines.line import Line
from intake.lines.proven_line import lines_of_host
from intake.outbox.recordings import Recordings
from vault.organisations import Organisation
from vault.roles import OrganisationKind
from vault.roster import RosterRefused
from vault.trust import Trust
from vault.trusted_lines import TrustedLine


@dataclass(frozen=True)
class NewLine:
    """A line as an operator describes it."""

    organisation_id: str
    channel: str
    """A folder of bots/."""
    address: str | None
    """The line's own, E.164; None for a channel that has one address of its own (a bot)."""
    languages: str
    """Codes between commas, the line's own first."""
    time_zone: str
    """Where its workers are, an IANA name."""
    a_minute: int | None = None
    """Segments or messages that its carrier takes; None is the policy's."""
    spoken: bool = False
    """Whether calls are picked up and spoken messages taken."""


def open_line(session: Session, new: NewLine, settings: Common, policy: Policy) -> Line:
    """Makes the line of a monitor organisation that this host confirmed. Raises Refused."""
    address = _address(new.channel, new.address)
    codes = _codes(new.languages, policy)
    if new.spoken:
        _check_spoken(new.channel, codes, policy, Recordings(settings.recordings_dir))
    try:
        ZoneInfo(new.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Refused("--time-zone takes a name such as Asia/Dhaka") from None
    _check_organisation(session, new.organisation_id, settings)
    taken = select(Line.id).where(Line.channel == new.channel, Line.address == address)
    if session.scalar(taken) is not None:
        raise Refused("this number or bot already is a line")
    line = Line(
        organisation_id=new.organisation_id,
        channel=new.channel,
        address=address,
        languages=",".join(codes),
        time_zone=new.time_zone,
        a_minute=new.a_minute,
        spoken=new.spoken,
    )
    session.add(line)
    session.flush()
    _state(session, Trust(settings.trust_dir), line)
    return line


def trust_line(
    session: Session, address: str, organisation_id: str, settings: Common
) -> list[Line]:
    """Confirms on this host whose an address is, and mends its rows where they say otherwise.

    Raises Refused.
    """
    trust = Trust(settings.trust_dir)
    _check_believed(session, organisation_id, settings)
    try:
        known = lines_of_host(session, trust)
    except RosterRefused as refused:
        raise Refused(str(refused)) from None
    of_address = [one.id for one in known.by_id.values() if one.address == address]
    named = or_(Line.address == address, Line.id.in_(of_address))
    # What was confirmed before is that line, whatever row has its address now.
    found = [
        one
        for one in session.scalars(select(Line).where(named))
        if one.id in of_address or (one.channel, address) not in known.by_address
    ]
    if not found:
        raise Refused("no line has this number: see `firedoor line list`")
    for one in found:
        one.organisation_id, one.address = organisation_id, address
        _state(session, trust, one)
    return found


def take_over_lines(session: Session, settings: Common) -> None:
    """An installation of before, or a new one, gets its file of lines. Raises Refused."""
    try:
        lines_of_host(session, Trust(settings.trust_dir))
    except RosterRefused as refused:
        raise Refused(str(refused)) from None


def _state(session: Session, trust: Trust, line: Line) -> None:
    """Whose the line is stands outside the database from now on. Raises Refused."""
    try:
        lines_of_host(session, trust)
        trust.lines.state(TrustedLine(line.id, line.organisation_id, line.channel, line.address))
    except RosterRefused as refused:
        raise Refused(str(refused)) from None


def change_lines(
    session: Session,
    address: str,
    languages: str | None,
    spoken: bool | None,
    settings: Common,
    policy: Policy,
) -> list[Line]:
    """Changes every line of an address; None leaves what there is. Raises Refused."""
    found = list(session.scalars(select(Line).where(Line.address == address)))
    if not found:
        raise Refused("no line has this number: see `firedoor line list`")
    for one in found if languages is not None else ():
        one.languages = ",".join(_codes(languages or "", policy))
    callable_ones = [one for one in found if channel_named(one.channel).takes_calls]
    if spoken is not None and not callable_ones:
        raise Refused("no line that can be called has this number")
    recordings = Recordings(settings.recordings_dir)
    for one in callable_ones:
        one.spoken = one.spoken if spoken is None else spoken
        if one.spoken:
            _check_spoken(one.channel, one.languages.split(","), policy, recordings)
    return found


def _address(channel: str, number: str | None) -> str:
    kind = channel_named(channel).line
    address = number or kind.default_address
    if address is None:
        raise Refused(f"--number is missing: the address that workers write to on {channel}")
    wrong = kind.check(address)
    if wrong is not None:
        raise Refused(wrong)
    return str(address)


def _check_organisation(session: Session, organisation_id: str, settings: Common) -> None:
    _check_believed(session, organisation_id, settings)
    if on_call(session, organisation_id) is None:
        raise Refused(
            "no line opens yet: nobody is on call, so danger to life would wake nobody. A "
            "coordinator chooses who on the page People"
        )


def _check_believed(session: Session, organisation_id: str, settings: Common) -> None:
    organisation = session.get(Organisation, organisation_id)
    if organisation is None or organisation.kind != OrganisationKind.MONITOR:
        raise Refused("no monitor organisation has this id: see `firedoor organisation list`")
    refuse_joining_the_real_world(organisation, settings)
    try:
        Trust(settings.trust_dir).roster(session, organisation_id)
    except RosterRefused as refused:
        raise Refused(f"no line opens yet: {refused}") from None


def _codes(languages: str, policy: Policy) -> list[str]:
    """The codes of `bn,en`, each once. Raises Refused for one that the policy does not know."""
    known = {language.code for language in policy.languages}
    codes = list(dict.fromkeys(code.strip() for code in languages.split(",") if code.strip()))
    if not codes or not set(codes) <= known:
        raise Refused(f"--languages takes codes of the policy file: {', '.join(sorted(known))}")
    return codes


def _check_spoken(
    channel: str, languages: Sequence[str], policy: Policy, recordings: Recordings
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
