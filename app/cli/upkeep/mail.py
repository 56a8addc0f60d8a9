"""`firedoor mail returned`: takes what a mail server hands back, one message on standard input."""

import sys

import click
from sqlalchemy.exc import OperationalError

from app.mail.record_returned import record_returned
from app.mail.returned import LARGEST, MailOutcome, read_returned
from config.platform.database import open_engine, transaction, utc_now
from config.platform.logs import set_up
from config.settings import ClerkSettings, load

TRY_LATER = 75
"""EX_TEMPFAIL of sysexits.h: a mail server keeps the message."""


@click.group()
def mail() -> None:
    """Mail: what comes back."""


@mail.command("returned")
def returned() -> None:
    """Record what one message that came to MAIL_FROM, on standard input, says of a mail of ours.

    For the pipe of a mail server (docs/mail.md). It ends with 0 also for what is none of ours, so
    that the server sends no report about a report; 75 asks it to try again later.
    """
    set_up("mail")
    found = read_returned(sys.stdin.buffer.read(LARGEST))
    settings = load(ClerkSettings)
    try:
        with transaction(open_engine(settings.database_url)) as session:
            known = record_returned(session, found, utc_now())
    except OperationalError:
        click.echo("The database is away: hand it over again later.", err=True)
        sys.exit(TRY_LATER)
    if known:
        click.echo(f"{found.outcome}: recorded with the mail that it is about.")
    elif found.outcome is MailOutcome.DELAYED:
        click.echo("delayed: a server still tries; nothing is recorded.")
    else:
        click.echo("It is about no mail of ours, or a person wrote it: read it in the mailbox.")
