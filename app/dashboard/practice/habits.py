"""How the practice carrier misbehaves, in words for the page."""

import json
from typing import Any

from flask_babel import gettext

from app.dashboard.practice.carrier import CarrierAway, ask

# The page must not wait for a carrier that hangs.
READING_SECONDS = 2.0
NAMES = {"twilio": "SMS", "telegram": "Telegram", "android": "Android", "mail": "Mail"}


def standing_habits(port: int) -> list[str]:
    """One line for each channel that misbehaves; none while the carrier is away."""
    try:
        answer = ask(port, "/habits", patience=READING_SECONDS)
        standing: dict[str, dict[str, Any]] = json.loads(answer.content)
    except (CarrierAway, ValueError):
        return []
    if answer.status != 200:
        return []
    return [f"{NAMES[service]}: {', '.join(_words(habit))}" for service, habit in standing.items()]


def _words(habit: dict[str, Any]) -> list[str]:
    shown = (
        ("late", gettext("webhooks %(late)s s late", late=f"{habit['late']:g}")),
        ("twice", gettext("%(share)s of webhooks twice", share=f"{habit['twice']:.0%}")),
        ("shuffle", gettext("out of order")),
        ("errors", gettext("%(share)s of sends refused", share=f"{habit['errors']:.0%}")),
        (
            "half_answers",
            gettext("%(share)s of sends half answered", share=f"{habit['half_answers']:.0%}"),
        ),
    )
    return [words for name, words in shown if habit[name]]
