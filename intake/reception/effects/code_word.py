"""What the turns about a code word bring about. Only keyed digests of the words are kept."""

from intake.code_words.check import accept_word, choose_word, count_wrong_word, note_duress
from intake.dialogue.model.effects import ChooseWord, Duress, ShowWord, WrongWord
from intake.monitoring.alarms import DURESS, raise_alarm
from intake.privacy.rotate_peppers import code_pepper_for_new
from intake.reception.arrival.arrival import Arrival
from intake.reports.events import DuressReported


def choose(arrival: Arrival, effect: ChooseWord) -> Arrival:
    """The text is the code word from now on, or the second one."""
    choose_word(
        arrival.session,
        arrival.contact,
        arrival.reading,
        _pepper(arrival),
        effect.second,
        arrival.now,
    )
    return arrival


def accept(arrival: Arrival, _effect: ShowWord) -> Arrival:
    """The right word: what waits may go."""
    if (row := arrival.compared.row) is not None:
        rules, reading = arrival.resources.policy.code_words, arrival.reading
        accept_word(arrival.session, row, reading, _pepper(arrival), rules, arrival.now)
    return arrival


def count_wrong(arrival: Arrival, _effect: WrongWord) -> Arrival:
    """A wrong word is counted."""
    if (row := arrival.compared.row) is not None:
        count_wrong_word(row, arrival.resources.policy.code_words, arrival.now)
    return arrival


def report_duress(arrival: Arrival, _effect: Duress) -> Arrival:
    """The second word: members are told; the alarm says that one was sent, not whose."""
    if (row := arrival.compared.row) is None:
        return arrival
    session, now = arrival.session, arrival.now
    reports = note_duress(session, row, arrival.reading, _pepper(arrival), now)
    raise_alarm(session, DURESS, arrival.line.organisation_id, now)
    return arrival.happened(*(DuressReported(one) for one in reports))


def _pepper(arrival: Arrival) -> bytes:
    return code_pepper_for_new(arrival.session, arrival.resources.peppers)
