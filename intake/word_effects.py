"""What the turns about a code word bring about, while a message is taken in."""

from typing import TYPE_CHECKING

from intake.alarms import DURESS, raise_alarm
from intake.dialogue.effects import ChooseWord, Duress, ShowWord, WrongWord
from intake.events import DuressTold
from intake.rotation import code_pepper_for_new
from intake.words import choose, note_duress, note_wrong, show

if TYPE_CHECKING:
    from intake.visit import Visit


def carry_word(visit: "Visit", effect: ChooseWord | ShowWord | WrongWord | Duress) -> None:
    """Only keyed digests of her words are kept; an alarm says that one was sent, not whose."""
    session, row, text, now = visit.session, visit.word.row, visit.inbound.text, visit.now
    rules = visit.policy.code_words
    pepper = code_pepper_for_new(session, visit.peppers)
    match effect:
        case ChooseWord(second=second):
            choose(session, visit.contact, text, pepper, second, now)
        case ShowWord() if row is not None:
            show(session, row, text, pepper, rules, now)
        case WrongWord() if row is not None:
            note_wrong(row, rules, now)
        case Duress() if row is not None:
            reports = note_duress(session, row, text, pepper, now)
            visit.events.extend(DuressTold(one) for one in reports)
            raise_alarm(session, DURESS, visit.line.organisation_id, now)
