"""A later text about something else: the worker is asked once whether it is the same matter.

Until there is an answer, words wait and are counted; commands, codes and the choice of a language
are no words about it, stay where they are and leave the question open. What goes elsewhere (a menu,
STOP, another report) ends it, and then all of it stays with the report that it was added to.
"""

from dataclasses import replace

from intake.dialogue.model.effects import (
    AnswerQuestion,
    Effect,
    KeepText,
    MoveTexts,
    NamePlace,
    OpenReport,
    Propose,
    Say,
)
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import QUESTION_STEPS, State
from intake.dialogue.model.stored_waiting import MOST_UNSORTED
from intake.dialogue.model.waiting import AskedIfSame, SideQuestion
from intake.dialogue.talk.message import CodeSeen, IncomingMessage, Turn
from intake.dialogue.talk.script import CHOICES, side_row
from intake.dialogue.talk.turn import ask, begin, joined, keep, look, proposal, settled, with_topics
from intake.dialogue.understanding.answers import same_matter
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.topics import Suggestion, asks, told_before


def same_question(message: IncomingMessage) -> Say:
    """Whether it is the same matter."""
    return Say(Phrase.ASK_SAME, choices=CHOICES[Phrase.ASK_SAME] if message.buttons else ())


def ask_same(state: State, message: IncomingMessage, about: Suggestion) -> Turn:
    """It may be another matter: danger does not wait for the answer."""
    asked = replace(state, acked=True).asking(AskedIfSame(1, about.categories, about.danger))
    return keep(asked, *_warns(about), same_question(message))


def _warns(about: Suggestion) -> tuple[Effect, ...]:
    """Danger rings, and is answered with what to do, each time that it is said."""
    return (Propose((), danger=True), Say(Phrase.SAFETY)) if about.danger else ()


def let_stay(state: State) -> tuple[State, tuple[Effect, ...]]:
    """What waits belongs to the report that it was added to, and so do its topics."""
    later = waiting_topics(state)
    # Their danger rang when it was said.
    return settled(with_topics(state, later)), proposal(replace(later, danger=False))


def waiting_topics(state: State) -> Suggestion:
    """What the texts propose that wait to be sorted."""
    same = state.same_matter
    return Suggestion(same.topics, same.danger) if same else Suggestion((), danger=False)


def sort(state: State, message: IncomingMessage, reading: Reading) -> Turn | None:
    """The answer to the question, or words that wait with those before them.

    None for words that need no answer: with the code of this very report, with "I
    told you already", or after so many texts that no answer will come any more.
    """
    match same_matter(reading, state.language):
        case True:
            stays, proposals = let_stay(state)
            says = [*map(Say, side_row(SideQuestion.SAME_MATTER, "1").says)]
            # The report's own question, which the other place came between, is open again.
            says += [ask(stays.step, message)] if stays.step in QUESTION_STEPS else []
            return keep(replace(stays, other_place=False), *proposals, *says)
        case False:
            return _open_later(state, message)
    goes_on = told_before(reading, state.language, message.line_languages)
    if goes_on or message.code is CodeSeen.OWN_OPEN or state.unsorted >= MOST_UNSORTED:
        return None
    return _wait(state, message, reading)


def _wait(state: State, message: IncomingMessage, reading: Reading) -> Turn:
    about = look(state, message, reading)
    before = waiting_topics(state)
    waiting = state.asking(
        AskedIfSame(
            state.unsorted + 1,
            joined(before.categories, about.categories),
            before.danger or about.danger,
        )
    )
    effects: list[Effect] = [*_warns(about)]
    if message.code is CodeSeen.UNKNOWN:
        effects.append(Say(Phrase.NO_SUCH_CODE))
    elif topic := asks(reading, state.language, message.line_languages):
        effects.append(AnswerQuestion((topic,)))
    return keep(waiting, *effects)


def _open_later(state: State, message: IncomingMessage) -> Turn:
    """It is another matter: what waits begins its report."""
    later = waiting_topics(state)
    code = state.place if state.other_place else ""
    place: tuple[Effect, ...] = (NamePlace(code),) if code else ()
    opened = replace(
        settled(state),
        acked=True,
        place=code,
        other_place=False,
        place_known=bool(code),
        topics=later.categories,
    )
    return begin(opened, message, *proposal(later), OpenReport(), MoveTexts(), KeepText(), *place)
