"""What an organisation's lines and a factory put on a sheet."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.posters.refusals import NotDrawn, Why
from app.posters.sheet import Sheet, Tongue
from app.posters.texts import has_posters
from bots.registry import counts_segments
from case_management.supply_chain.actions.name_for_links import start_code_of
from case_management.supply_chain.models import Factory
from config.policy.policy import Policy
from intake.lines.line import TELEGRAM, Line
from vault.organisations import Organisation

MOST_LANGUAGES = 4


def lines_of(session: Session, organisation_id: str) -> list[Line]:
    """An organisation's lines, in an order that stays."""
    return list(
        session.scalars(
            select(Line)
            .where(Line.organisation_id == organisation_id)
            .order_by(Line.channel.desc(), Line.address)
        )
    )


def languages_of(lines: Sequence[Line], policy: Policy) -> list[str]:
    """The languages of the lines that a poster can be made in; a line's own come first."""
    spoken = [line.languages.split(",") for line in lines]
    ordered = [codes[0] for codes in spoken] + [code for codes in spoken for code in codes]
    known = {one.code for one in policy.languages}
    return [code for code in dict.fromkeys(ordered) if code in known and has_posters(code)]


def sheet_for(
    session: Session,
    organisation: Organisation,
    factory: Factory,
    languages: Sequence[str],
    policy: Policy,
    bot: str,
) -> Sheet:
    """What the poster of a factory says. Raises NotDrawn: no line, no language, too many."""
    lines = lines_of(session, organisation.id)
    offered = languages_of(lines, policy)
    if not languages or len(languages) > MOST_LANGUAGES:
        raise NotDrawn(Why.COUNT, f"a poster has one to {MOST_LANGUAGES} languages")
    if unknown := [code for code in languages if code not in offered]:
        raise NotDrawn(
            Why.UNKNOWN,
            f"{', '.join(unknown)}: no line of the organisation answers in it, or "
            f"translations/ has no poster.po for it; it may be {', '.join(offered) or 'none'}",
        )
    number = next((one.address for one in lines if counts_segments(one.channel, one.address)), None)
    has_bot = bool(bot) and any(one.channel == TELEGRAM for one in lines)
    if number is None and not has_bot:
        raise NotDrawn(
            Why.NOWHERE,
            "there is nowhere to write to: open a line with a number, or set TELEGRAM_BOT_NAME",
        )
    directions = {one.code: one.direction for one in policy.languages}
    return Sheet(
        organisation=organisation.name,
        place=factory.code,
        start=start_code_of(factory),
        number=number,
        bot=bot if has_bot else None,
        tongues=tuple(Tongue(code, directions[code]) for code in languages),
    )
