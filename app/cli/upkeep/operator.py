"""`firedoor operator`: the way to the operator's page."""

import click
import segno

from app.health.operator_access import end_all, make_link
from config.platform.database import open_engine, transaction, utc_now
from config.settings import ClerkSettings, load


@click.command()
@click.option("--close", is_flag=True, help="End every visit and every link instead.")
@click.option("--qr/--no-qr", default=True, help="Also draw the link, for a phone's camera.")
def operator(close: bool, qr: bool) -> None:
    """Print a link to the operator's page: how every line, phone and process is.

    It works once, within ten minutes. The visit lasts twelve hours.
    """
    settings = load(ClerkSettings)
    engine = open_engine(settings.database_url)
    with transaction(engine) as session:
        if close:
            ended = end_all(session)
        else:
            token = make_link(session, utc_now())
    if close:
        click.echo(f"Ended: {ended}")
        return
    link = f"{settings.public_dashboard_url}/operator/{token}"
    click.echo(link)
    if qr:
        segno.make(link, error="l").terminal(compact=True)
    click.echo("It works once, within ten minutes; the visit lasts twelve hours.", err=True)
