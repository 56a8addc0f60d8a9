"""What workers write, by language. A new language is a new file here and a new catalog."""

from collections.abc import Mapping

from intake.dialogue.lexicon import bn, en, es
from intake.dialogue.lexicon.words import Keyword, Lexicon

LEXICONS: Mapping[str, Lexicon] = {"en": en.LEXICON, "bn": bn.LEXICON, "es": es.LEXICON}

# What the carriers answer by themselves (messaging.md 1.6). They count in every language, and
# on a line whose carrier answers them we stay silent.
CARRIER_WORDS: Mapping[Keyword, tuple[str, ...]] = {
    Keyword.STOP: (
        "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout",
    ),
    Keyword.START: ("start", "unstop"),
    Keyword.HELP: ("help", "info"),
}  # fmt: skip

# A carrier takes it for START, which only means something after a STOP.
CARRIER_YES = "yes"

__all__ = ["CARRIER_WORDS", "CARRIER_YES", "LEXICONS", "Keyword", "Lexicon"]


def own_first(language: str | None) -> list[Lexicon]:
    """All lexicons, beginning with that of `language`: its meaning of a word wins."""
    own = LEXICONS.get(language or "")
    return ([own] if own else []) + [one for one in LEXICONS.values() if one is not own]
