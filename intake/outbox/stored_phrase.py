"""What the column `phrase` of the outbox and of a thread may hold, read in one place."""

from dataclasses import dataclass

from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.language_choice import codes_of_menu
from intake.dialogue.texts.legal_answers import stored


@dataclass(frozen=True)
class LanguageMenu:
    """The one text that asks for a language; stored as MENU/en,bn."""

    codes: tuple[str, ...]
    """The languages that it offers, by digit."""


@dataclass(frozen=True)
class LegalAnswerName:
    """The answer to a question about the law; stored as RIGHTS/BD/overtime."""

    country: str
    """ISO 3166, two letters."""
    topic: str


StoredPhrase = Phrase | LanguageMenu | LegalAnswerName


def read_stored_phrase(name: str | None) -> StoredPhrase | None:
    """What a stored name stands for; None for a member's own words (they have no name), and for
    a name that no text of ours has.
    """
    if codes := codes_of_menu(name):
        return LanguageMenu(codes)
    if law := stored(name):
        return LegalAnswerName(*law)
    return Phrase.__members__.get(name or "")
