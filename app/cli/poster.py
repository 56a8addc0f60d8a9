"""`firedoor poster`: a factory's poster and cards as a PDF for the printer."""

from pathlib import Path

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.posters.content import MOST_LANGUAGES, languages_of, lines_of, sheet_for
from app.posters.draw import DRAWN
from case_management.supply_chain.actions.name_for_links import note_poster
from case_management.supply_chain.models import Factory
from config.platform.database import open_engine, transaction
from config.policy.policy import load_policy
from config.settings import Refused, WebSettings, load
from intake.lines.line import Line
from vault.organisations import Organisation


def _whose(session: Session, organisation_id: str | None) -> Organisation:
    found = list(
        session.scalars(
            select(Organisation)
            .where(Organisation.id.in_(select(Line.organisation_id)))
            .order_by(Organisation.name)
        )
    )
    if organisation_id is not None:
        found = [one for one in found if one.id == organisation_id]
    if not found:
        raise Refused("no organisation with a line was found: see `firedoor line add`")
    if len(found) > 1:
        raise Refused("several organisations have lines: name one with --organisation ID")
    return found[0]


@click.command()
@click.argument("factory", metavar="FACTORY")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="default: the code")
@click.option("--only", type=click.Choice(["poster", "cards"]), help="not both")
@click.option("--languages", help="one to four codes: bn,en; default: the line's first two")
@click.option("--organisation", help="id, where several have lines")
def poster(
    factory: str,
    out: Path | None,
    only: str | None,
    languages: str | None,
    organisation: str | None,
) -> None:
    """Make the poster (A4) and the cards (a sheet of ten) of a factory, by its code."""
    settings = load(WebSettings)
    policy = load_policy(settings.policy_file)
    engine = open_engine(settings.database_url)
    with transaction(engine) as session:
        place = session.scalar(select(Factory).where(Factory.code == factory.upper()))
        if place is None:
            raise Refused(f"no factory has the code {factory}: add it first")
        house = _whose(session, organisation)
        usual = languages_of(lines_of(session, house.id), policy)[: MOST_LANGUAGES // 2]
        given = (one.strip() for one in (languages or "").split(","))
        codes = list(dict.fromkeys(one for one in given if one)) or usual
        sheet = sheet_for(session, house, place, codes, policy, settings.telegram_bot_name)
        code, name, identifier = place.code, place.name, place.id
    # Drawing takes seconds, in which no text could be taken in.
    content = DRAWN[only or "both"](sheet)
    path = out or Path(f"poster-{code}.pdf")
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refused(f"{path} can't be written: {error.strerror}") from None
    with transaction(engine) as session:
        note_poster(session.get_one(Factory, identifier), codes)
    telegram = "" if sheet.bot else ", without Telegram (no line, or no TELEGRAM_BOT_NAME)"
    click.echo(f"{path}: {name}, {', '.join(codes)}{telegram}")
