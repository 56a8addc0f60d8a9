"""Code words of a talk in a terminal: what the edge keeps as digests is in memory here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from intake.dialogue.model.effects import (
    ChooseWord,
    Duress,
    Effect,
    Erase,
    OptOut,
    ShowWord,
    WrongWord,
)
from intake.dialogue.understanding.code_word_text import CodeWordMatch, may_be_code_word
from intake.dialogue.understanding.reading import Reading

WRONG_TRIES = 3
PAUSE_MINUTES = 60


@dataclass
class Words:
    """The words of one phone, and whether a text is held for them."""

    first: str = ""
    second: str = ""
    report: object = None
    held: bool = False
    asked: bool = False
    tries: int = 0
    pause: int = 0

    def known(self, reading: Reading, coded: object) -> dict[str, Any]:
        """What the engine hears of them, as fields of IncomingMessage."""
        return {
            "code_word": self._seen(reading),
            "has_code_word": bool(self.first),
            "code_word_paused": self.pause > 0,
            "text_is_held": self.held,
            "resets_code_word": coded is not None and coded is self.report,
        }

    def _seen(self, reading: Reading) -> CodeWordMatch:
        folded = reading.folded
        if folded and folded == self.second:
            return CodeWordMatch.DURESS
        if folded and folded == self.first:
            return CodeWordMatch.RIGHT
        return (
            CodeWordMatch.WRONG if self.asked and may_be_code_word(reading) else CodeWordMatch.NONE
        )

    def hold(self) -> None:
        """A monitor wrote; she is asked."""
        self.held = self.asked = True

    def keep(self, report: object) -> None:
        """A first report after the word: its code resets it."""
        if self.first and self.report is None:
            self.report = report

    def pass_time(self, minutes: int) -> None:
        self.pause = max(0, self.pause - minutes)

    def choose(self, report: object) -> None:
        """The report that she has now is the one whose code resets the word."""
        self.report = self.report or report

    def carry_out(self, effects: tuple[Effect, ...], reading: Reading) -> Iterator[str]:
        """Yields what goes out because of a word."""
        for effect in effects:
            match effect:
                case ChooseWord(second=True):
                    self.second = reading.folded
                case ChooseWord():
                    self.first, self.second = reading.folded, ""
                    self.tries = self.pause = 0
                case ShowWord():
                    if self.held:
                        yield "< (what was held)"
                    self.held, self.asked, self.tries = False, False, 0
                case Erase():
                    self.first = self.second = ""
                    self.held = self.asked = False
                    self.report = None
                case OptOut():
                    self.held = self.asked = False
                case Duress():
                    self.asked, self.tries = False, 0
                case WrongWord() if not self.pause:
                    self.tries += 1
                    if self.tries == WRONG_TRIES:
                        self.tries, self.pause = 0, PAUSE_MINUTES
