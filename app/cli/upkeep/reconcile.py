"""`firedoor reconcile`: asks carriers what they have for us, and takes in what is missing."""

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import click
from telegram.error import TelegramError

from app.wiring.receiving import make_receiver
from app.wiring.reconciling import make_reconciler
from bots.registry import receivers
from bots.telegram.api import BotApi
from bots.telegram.settings import TelegramSending
from config.platform.database import open_engine, utc_now
from config.platform.logs import set_up
from config.settings import CollectorSettings, load

GOES_WRONG = 1


@click.command()
@click.option(
    "--days", type=click.IntRange(1), help="Look back at most so far. Default: the policy's limit."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def reconcile(days: int | None, as_json: bool) -> None:
    """Take in what a carrier received for our lines and could not hand over.

    It goes on from where it last ended, an hour overlapping. Exit status 1 when a carrier could
    not be asked or a message could not be taken in.
    """
    set_up("reconcile")
    settings = load(CollectorSettings)
    engine = open_engine(settings.database_url)
    receiver = make_receiver(settings, engine, receivers(settings))
    look_back = timedelta(days=days) if days else None
    found = make_reconciler(settings, engine, receiver, look_back).run(utc_now())
    telegram = _telegram(settings)
    if as_json:
        click.echo(json.dumps({"lines": [asdict(one) for one in found], "telegram": telegram}))
    else:
        for one in found:
            click.echo(
                f"{one.channel} {one.line}: read {one.read}, imported {one.imported}, "
                f"known {one.known}"
                + (f", failed {one.failed}" if one.failed else "")
                + ("" if one.state == "done" else f" ({one.state})")
            )
        if telegram is not None:
            click.echo(_in_words(telegram))
        if not found and telegram is None:
            click.echo("No line's carrier can be asked.")
    away = telegram is not None and telegram["state"] == "away"
    if away or any(one.state != "done" or one.failed for one in found):
        sys.exit(GOES_WRONG)


def _telegram(settings: CollectorSettings) -> dict[str, str | int | None] | None:
    """What Telegram still holds for our bot; it hands it over itself, for a day."""
    own = settings.part(TelegramSending)
    token = own.telegram_bot_token.get_secret_value()
    if not token:
        return None
    api = BotApi(token, own.telegram_api_url)
    try:
        info = api.call(api.bot.get_webhook_info())
    except (TelegramError, TimeoutError, OSError):
        return {"state": "away", "pending": None, "last_error_at": None}
    failed = info.last_error_date
    return {
        "state": "webhook" if info.url else "polled",
        "pending": info.pending_update_count,
        "last_error_at": failed.astimezone(UTC).isoformat() if failed else None,
    }


def _in_words(telegram: dict[str, str | int | None]) -> str:
    if telegram["state"] == "away":
        return "telegram: away"
    said = f"telegram: {telegram['pending']} pending"
    if telegram["last_error_at"]:
        at = datetime.fromisoformat(str(telegram["last_error_at"]))
        said += f", last failure of the webhook {at:%Y-%m-%d %H:%M} UTC"
    return said
