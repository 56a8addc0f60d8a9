"""What a command does: STOP, START, HELP, ERASE, STATUS, and a worker code."""

from dataclasses import replace

from config.start_codes import is_start_code
from intake.dialogue.model.effects import (
    AskErase,
    CompleteReport,
    Effect,
    Erase,
    KeepText,
    NamePlace,
    OptIn,
    OptOut,
    Say,
    SwitchTo,
)
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import QUESTION_STEPS, State, Step
from intake.dialogue.model.waiting import AskedToErase, SideQuestion
from intake.dialogue.talk.message import CodeSeen, IncomingMessage, Turn
from intake.dialogue.talk.report_talk import open_report
from intake.dialogue.talk.same_matter import let_stay
from intake.dialogue.talk.script import find_side_row, has_lapsed
from intake.dialogue.talk.turn import keep, look, proposal
from intake.dialogue.understanding.lexicon import CARRIER_YES
from intake.dialogue.understanding.reading import Reading

STATUS = {
    "received": Phrase.STATUS_RECEIVED,
    "reading": Phrase.STATUS_READING,
    "investigating": Phrase.STATUS_INVESTIGATING,
    "confirmed": Phrase.STATUS_CONFIRMED,
    "remedy": Phrase.STATUS_REMEDY,
    "closed": Phrase.STATUS_CLOSED,
    "referred": Phrase.STATUS_REFERRED,
}


def _carrier_answers(message: IncomingMessage, reading: Reading, meaning: Keyword) -> bool:
    """Whether the carrier itself has answered: then we don't say it again."""
    known = message.carrier_answers_keywords and reading.carrier_keyword is meaning
    return known or message.carrier_took_it_for is meaning


def give_help(state: State, message: IncomingMessage, reading: Reading) -> Turn:
    """What can be sent is said. Where no report is open, a cry for help begins one."""
    silent = _carrier_answers(message, reading, Keyword.HELP)
    answer = () if silent else (Say(Phrase.HELP),)
    if state.step is not Step.IDLE:
        return keep(state, *answer)
    opened = open_report(state, message, reading)
    # The question comes last: it is what the next text answers.
    *begun, last = opened.effects
    asks = isinstance(last, Say)
    return Turn(opened.state, (*begun, *answer, last) if asks else (*begun, last, *answer))


def stop(state: State, message: IncomingMessage) -> Turn:
    """No text of ours goes any more; what the carrier said by itself is not said again."""
    by_carrier = _carrier_answers(message, message.reading, Keyword.STOP)
    asking = state.step in QUESTION_STEPS
    effects: tuple[Effect, ...] = (CompleteReport(),) if asking else ()
    stays, proposals = let_stay(state.no_longer_asking(SideQuestion.HAPPENED))
    stopped = replace(stays, opted_out=True, step=Step.DONE if asking else state.step)
    return keep(
        stopped, OptOut(), *proposals, *effects, *(() if by_carrier else (Say(Phrase.STOPPED),))
    )


def start(state: State, message: IncomingMessage) -> Turn:
    """A welcome; after STOP it undoes that. A start code names the place of what follows."""
    by_carrier = _carrier_answers(message, message.reading, Keyword.START) or (
        message.carrier_answers_keywords and message.reading.plain == CARRIER_YES
    )
    known = replace(state, opted_out=False, acked=False)
    code = message.start_code or ""
    place: tuple[Effect, ...] = ()
    if is_start_code(code):
        started = state.step is not Step.IDLE
        place = (NamePlace(code),) if started and not state.place_known else ()
        known = replace(
            known,
            place=code,
            place_known=True,
            other_place=started and state.place_known and code != state.place,
        )
    welcome = Say(Phrase.STARTED if state.opted_out else Phrase.WELCOME)
    opt_in: tuple[Effect, ...] = (OptIn(),) if state.opted_out else ()
    return keep(known, *opt_in, *place, *(() if by_carrier else (welcome,)))


def ask_erase(state: State, message: IncomingMessage) -> Turn:
    """The worker is asked once more; with a worker code what was written is meant too."""
    if message.code is CodeSeen.UNKNOWN:
        return keep(state, Say(Phrase.NO_SUCH_CODE))
    texts = message.code is not CodeSeen.NONE
    question = Phrase.ASK_ERASE_TEXTS if texts else Phrase.ASK_ERASE
    choices = ("1", "2") if message.buttons else ()
    asked = state.asking(AskedToErase(with_texts=texts))
    return keep(asked, AskErase(texts), Say(question, choices=choices))


def decide_erase(asked: AskedToErase, state: State, message: IncomingMessage) -> Turn | None:
    """1 erases, 2 or 0 does not; anything else, or an hour later, is not about it any more."""
    if has_lapsed(asked.question, message.minutes_since_last):
        return None
    row = find_side_row(asked.question, message.reading.plain)
    if row is None:
        return None
    says = map(Say, row.says)
    if row.next is None:
        return keep(state, *says)
    # What is left knows nothing of the worker but that STOP was sent.
    fresh = State(language=state.language, step=Step.IDLE, opted_out=state.opted_out)
    return keep(fresh, Erase(asked.with_texts), *says)


def tell_status(state: State, message: IncomingMessage) -> Turn:
    """What stands with the report of a code; the number alone reveals nothing (shared phones)."""
    if message.code is CodeSeen.NONE:
        return keep(state, Say(Phrase.ASK_CODE))
    if message.code is CodeSeen.UNKNOWN:
        return keep(state, Say(Phrase.NO_SUCH_CODE))
    stage = "closed" if message.code is CodeSeen.CLOSED else "received"
    answer = Say(STATUS.get(message.stage or stage, STATUS[stage]))
    if message.code is CodeSeen.OTHER_OPEN:
        return follow_code(state, message, answer)
    # To look at a closed report is not yet to go back to it.
    return keep(state, answer)


def follow_code(
    state: State, message: IncomingMessage, answer: Say, reading: Reading | None = None
) -> Turn:
    """Go on in the conversation of the code; questions of either talk are not asked any more."""
    stays, proposals = let_stay(state)
    followed = replace(
        stays,
        step=Step.DONE,
        with_person=message.code_with_person,
        test=False,
        question=False,
        acked=answer.phrase is Phrase.ADDED,
        place_known=False,
        topics=(),
    )
    silent = message.code_with_person and answer.phrase is Phrase.ADDED
    about = proposal(look(state, message, reading)) if reading else ()
    return Turn(
        followed, (*proposals, SwitchTo(), KeepText(), *about, *(() if silent else (answer,)))
    )
