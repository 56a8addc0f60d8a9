"""`firedoor rights check`: which questions about the law can the lines answer?"""

import click
from sqlalchemy.exc import SQLAlchemyError

from app.wiring.legal_answers import look, used
from config.platform.database import open_engine, reading
from config.policy.policy import load_policy
from config.settings import ClerkSettings, Refused, load
from intake.dialogue.texts.legal_answers import NO_FOLDER, missing, read_rights

GOES_WRONG = 1


@click.group()
def rights() -> None:
    """What the law says: the answers to workers' questions, a file a country."""


@rights.command()
@click.argument("countries", nargs=-1, metavar="[COUNTRY]...")
def check(countries: tuple[str, ...]) -> int:
    """Check the answers of all countries, or only of those named: BD TH.

    Says what is too long for two SMS, without source or older than the policy's months; then what
    is missing or a draft, in the languages of the lines there. Exit status 1 when something is
    wrong; what is missing is not: a person answers.
    """
    settings = load(ClerkSettings)
    policy = load_policy(settings.policy_file)
    known = read_rights(settings.rights_dir)
    asked = tuple(one.upper() for one in countries)
    lines = _lines(settings)
    if unknown := sorted(set(asked) - set(known.countries) - set(lines)):
        raise Refused(
            f"neither a file nor a line is of {', '.join(unknown)}: write rights/"
            f"{unknown[0].lower()}.toml"
        )
    wrong = [
        one
        for one in look(known, policy)
        if not asked or one.where == NO_FOLDER or one.where[:2].upper() in asked
    ]
    for fault in wrong:
        click.echo(f"WRONG  {fault}")
    for country in asked or sorted({*known.countries, *lines}):
        for gap in missing(known, country, lines.get(country, ())):
            click.echo(f"note   {gap}")
    return GOES_WRONG if wrong else 0


def _lines(settings: ClerkSettings) -> dict[str, tuple[str, ...]]:
    """By country, the languages of its lines; none where there is no database yet."""
    engine = open_engine(settings.database_url)
    try:
        with reading(engine) as session:
            return used(session)
    except SQLAlchemyError:
        return {}
    finally:
        engine.dispose()
