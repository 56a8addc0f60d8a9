"""What workers write, by language. A new language is a new file here and a new catalog."""

from collections.abc import Mapping

from intake.dialogue.model.keyword import Keyword
from intake.dialogue.understanding.lexicon.lexicon import Lexicon
from intake.dialogue.understanding.lexicon.load import FOLDER, codes, read

# English first: whoever must choose among all of them begins with it.
LEXICONS: Mapping[str, Lexicon] = {
    code: read(FOLDER / f"{code}.toml") for code in sorted(codes(), key=lambda one: one != "en")
}

# What the carriers answer by themselves (messaging.md 1.6). They count in every language, and
# on a line whose carrier answers them we stay silent.
CARRIER_WORDS: Mapping[Keyword, tuple[str, ...]] = {
    Keyword.STOP: (
        "stop",
        "stopall",
        "stop all",
        "unsubscribe",
        "cancel",
        "end",
        "quit",
        "revoke",
        "optout",
    ),
    Keyword.START: ("start", "unstop"),
    Keyword.HELP: ("help", "info"),
}

# A carrier takes it for START, which only means something after a STOP.
CARRIER_YES = "yes"

__all__ = ["CARRIER_WORDS", "CARRIER_YES", "LEXICONS", "Lexicon"]
