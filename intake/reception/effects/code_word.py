"""What the turns about a code word bring about, while a message is taken in."""

from typing import TYPE_CHECKING

from intake.code_words.check import accept_word, choose_word, count_wrong_word, note_duress
from intake.dialogue.model.effects import ChooseWord, Duress, ShowWord, WrongWord
from intake.monitoring.alarms import DURESS, raise_alarm
from intake.privacy.rotate_peppers import code_pepper_for_new
from intake.reports.events import DuressReported

if TYPE_CHECKING:
    from intake.reception.visit import Visit


def carry_word(visit: "Visit", effect: ChooseWord | ShowWord | WrongWord | Duress) -> None:
    """Only keyed digests of her words are kept; an alarm says that one was sent, not whose."""
    session, row, reading, now = visit.session, visit.word.row, visit.reading, visit.now
    rules = visit.policy.code_words
    pepper = code_pepper_for_new(session, visit.peppers)
    match effect:
        case ChooseWord(second=second):
            choose_word(session, visit.contact, reading, pepper, second, now)
        case ShowWord() if row is not None:
            accept_word(session, row, reading, pepper, rules, now)
        case WrongWord() if row is not None:
            count_wrong_word(row, rules, now)
        case Duress() if row is not None:
            reports = note_duress(session, row, reading, pepper, now)
            visit.events.extend(DuressReported(one) for one in reports)
            raise_alarm(session, DURESS, visit.line.organisation_id, now)
