"""How the terminal shows a turn: the effects by name, each answer as it is carried, its cost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from intake.dialogue.model.effects import Effect, OfferLanguages, Say, SetLanguage
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.language_choice import language_menu
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.gsm7 import PlainSms, for_sms
from intake.dialogue.texts.legal_answers import Rights
from intake.dialogue.texts.sms_segments import measure
from intake.outbox.outbox import Outbound
from intake.outbox.stored_phrase import (
    LanguageMenu,
    LegalAnswerName,
    StoredPhrase,
    read_stored_phrase,
)
from intake.reception.arrival.inbound import Outcome
from vault.codes import in_fours


@dataclass(frozen=True)
class Display:
    """The texts of the line, in the letters in which they go out."""

    catalogs: Catalogs
    plain: Mapping[str, PlainSms] = field(default_factory=dict)
    """By language: how an SMS is spelled."""
    rights: Rights = field(default_factory=Rights)

    def turn(
        self, outcome: Outcome, code: str, chat: bool, language: SetLanguage | None
    ) -> Iterator[str]:
        """`code` is the worker code drawn last; `chat`: texts keep every letter, as in a chat.

        `language` is what was shown last of this phone's language: it is not shown again.
        """
        quiet = (one for one in outcome.effects if not isinstance(one, Say | OfferLanguages))
        yield "= " + ", ".join(_effect(one) for one in quiet if one != language)
        choices = {one.phrase.name: one.choices for one in outcome.effects if isinstance(one, Say)}
        for row in outcome.answers:
            offered = choices.get(row.phrase or "", ())
            yield self.answer(row, code, chat) + "".join(f" ({one})" for one in offered)

    def answer(self, row: Outbound, code: str, chat: bool) -> str:
        """One row of the outbox: "< text [encoding units/parts]"."""
        stored = read_stored_phrase(row.phrase)
        text = self._text(row, stored, code)
        if not chat and not isinstance(stored, LanguageMenu):
            text = for_sms(text, self.plain.get(row.language or "", PlainSms.NEVER))
        cost = measure(text)
        shown = text.replace("\n", " / ")
        return f"< {shown} [{cost.encoding} {cost.units}/{cost.parts}]"

    def _text(self, row: Outbound, stored: StoredPhrase | None, code: str) -> str:
        match stored:
            case LanguageMenu(codes):
                return language_menu(codes)
            case LegalAnswerName(country, topic):
                return self.rights.find(country, topic, row.language, drafts=True) or ""
            case Phrase():
                values = {"code": in_fours(code)} if row.payload_sealed else {}
                return self.catalogs.render(stored, row.language, values)
            case None:
                raise LookupError("a member's own words are not shown here")


def _effect(effect: Effect) -> str:
    given = (value for value in vars(effect).values() if value is not None)
    values = [",".join(one) if isinstance(one, tuple) else str(one) for one in given]
    return " ".join([type(effect).__name__, *values])
