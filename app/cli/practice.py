"""`firedoor practice`: telling the practice carrier how to behave, while the product runs."""

import re
from typing import Any

import click
import httpx

from config.settings import Common, Refused, load

SERVICES = ("twilio", "telegram", "android", "mail")
"""What the practice carrier stands in for, by the names that it knows them by."""
WITHOUT_WEBHOOKS = ("mail",)
UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "": 1.0}
ANSWER_SECONDS = 5.0
AWAY = "the practice carrier does not answer: start the product with `firedoor run`"


class _Seconds(click.ParamType[float]):
    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(ms|s|m|)", str(value))
        if found is None:
            self.fail("a time is written 5s, 500ms or 2m", param, ctx)
        return float(found[1]) * UNITS[found[2]]


SHARE = click.FloatRange(0, 1)
_channel = click.option(
    "--channel",
    "channels",
    multiple=True,
    type=click.Choice(sorted(SERVICES)),
    help="Which one; may be given again. All but mail if not given.",
)


@click.group()
def practice() -> None:
    """The practice carrier: tell it to misbehave, as carriers do, and to behave again."""


@practice.command()
@_channel
@click.option("--late", type=_Seconds(), default=0.0, help="Webhooks come so much later: 5s, 2m.")
@click.option("--twice", type=SHARE, default=0.0, help="Share of webhooks that come once more.")
@click.option(
    "--shuffle",
    is_flag=True,
    help="Webhooks overtake each other within --late (2s if not given). A bot that polls gets "
    "its updates in order all the same, as Telegram gives them.",
)
@click.option("--errors", type=SHARE, default=0.0, help="Share of our sends that are refused.")
@click.option(
    "--half-answers",
    type=SHARE,
    default=0.0,
    help="Share of our sends that are accepted, but whose answer breaks off in the middle.",
)
def misbehave(channels: tuple[str, ...], **said: Any) -> None:
    """Let channels misbehave from now on, in place of how they did before.

    Shares are from 0 to 1. The practice page says so until `firedoor practice behave`.
    """
    habit = {name: value for name, value in said.items() if value}
    if not habit:
        raise Refused("say how: --late, --twice, --shuffle, --errors or --half-answers")
    if habit.get("errors", 0) + habit.get("half_answers", 0) > 1:
        raise Refused("--errors and --half-answers are shares of the same sends: 1 at most")
    wanted = channels or tuple(name for name in SERVICES if name not in WITHOUT_WEBHOOKS)
    if set(wanted) & set(WITHOUT_WEBHOOKS) and not habit.keys() <= {"errors", "half_answers"}:
        raise Refused("--channel mail takes only --errors and --half-answers: it has no webhooks")
    _tell(dict.fromkeys(wanted, habit))


@practice.command()
@_channel
def behave(channels: tuple[str, ...]) -> None:
    """Let channels behave as usual again."""
    _tell(dict.fromkeys(channels or SERVICES))


def _tell(asked: dict[str, Any]) -> None:
    settings = load(Common)
    if not settings.practice:
        raise Refused("there is a practice carrier only where FIREDOOR_ENV is embedded")
    address = f"http://127.0.0.1:{settings.practice_port}/habits"
    try:
        answer = httpx.post(address, json=asked, timeout=ANSWER_SECONDS, trust_env=False)
        standing = answer.raise_for_status().json()
    except (httpx.HTTPError, ValueError):
        raise click.ClickException(AWAY) from None
    for name in SERVICES:
        click.echo(f"{name}: {_in_words(standing.get(name))}")


def _in_words(habit: dict[str, Any] | None) -> str:
    if habit is None:
        return "as usual"
    shown = {
        "late": f"{habit['late']:g} s late",
        "twice": f"twice {habit['twice']:.0%}",
        "shuffle": "out of order",
        "errors": f"errors {habit['errors']:.0%}",
        "half_answers": f"half answers {habit['half_answers']:.0%}",
    }
    return ", ".join(words for name, words in shown.items() if habit[name])
