"""`python -m bots.practice`: start the practice carrier."""

import sys

import click

from bots.practice.options import Options
from bots.practice.server import serve
from config.platform.process_name import take_name


def _bot_token(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if not value.partition(":")[0].isdecimal():
        raise click.BadParameter("A bot token begins with the bot's number and a colon.")
    return value


@click.command(
    context_settings={"auto_envvar_prefix": "PRACTICE", "show_default": True},
    epilog="Give the secrets by the environment (PRACTICE_TWILIO_AUTH_TOKEN, "
    "PRACTICE_TELEGRAM_TOKEN, PRACTICE_TELEGRAM_WEBHOOK_SECRET, PRACTICE_ANDROID_PASSWORD, "
    "PRACTICE_ANDROID_WEBHOOK_SECRET): a command line is visible to every user of the machine.",
)
@click.option("--port", type=int, default=8002, show_envvar=True, help="HTTP port on loopback.")
@click.option("--smtp-port", type=int, default=8025, show_envvar=True, help="SMTP port.")
@click.option(
    "--webhooks-url",
    default="http://localhost:8001",
    show_envvar=True,
    help="Where webhooks go: this plus /webhooks/twilio/message and /webhooks/telegram.",
)
@click.option("--twilio-account-sid", required=True, show_envvar=True)
@click.option("--twilio-auth-token", required=True, show_envvar=True)
@click.option(
    "--twilio-number", default="+15005550006", show_envvar=True, help="The line's number, E.164."
)
@click.option(
    "--twilio-messaging-service-sid",
    default="",
    show_envvar=True,
    help="The service that the number is in, if any.",
)
@click.option(
    "--twilio-fallback-url",
    default="",
    show_envvar=True,
    help="Gets an inbound text whose webhook failed.",
)
@click.option(
    "--twilio-voice-fallback-url",
    default="",
    show_envvar=True,
    help="Answers a call whose webhook failed.",
)
@click.option("--telegram-token", required=True, show_envvar=True, callback=_bot_token)
@click.option("--telegram-username", default="practice_line_bot", show_envvar=True)
@click.option(
    "--telegram-webhook-secret",
    default="",
    show_envvar=True,
    help="If given, the Telegram webhook is set from the start; else the bot polls.",
)
@click.option(
    "--delete-delay",
    type=float,
    default=0.0,
    show_envvar=True,
    help="Seconds before which Twilio refuses to delete a text (20009).",
)
@click.option(
    "--android-number", default="+15005550111", show_envvar=True, help="The phone's SIM, E.164."
)
@click.option(
    "--android-device", default="practice-phone", show_envvar=True, help="Its name at Firedoor."
)
@click.option("--android-user", default="sms", show_envvar=True)
@click.option("--android-password", default="", show_envvar=True)
@click.option("--android-webhook-secret", default="", show_envvar=True)
def main(**given: object) -> None:
    """Stand in for the outside world: Twilio, Telegram and a mail server, in memory only.

    It listens on 127.0.0.1 until SIGTERM. bots/practice/README.md lists its endpoints.
    """
    given["webhooks_url"] = str(given["webhooks_url"]).rstrip("/")
    try:
        take_name("practice")
        serve(Options(**given))  # type: ignore[arg-type]
    except OSError as error:
        click.echo(f"The practice carrier can't listen: {error.strerror or error}.", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
