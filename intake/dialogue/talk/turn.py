"""What turns are made of: a text kept, a question asked, what words propose."""

from dataclasses import replace

from intake.dialogue.model.effects import CompleteReport, Effect, KeepText, Propose, Say
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.model.waiting import SideQuestion
from intake.dialogue.talk.message import IncomingMessage, Turn
from intake.dialogue.talk.script import QUESTIONS
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.topics import Suggestion, suggest


def keep(state: State, *effects: Effect) -> Turn:
    """The text joins the conversation that is open."""
    return Turn(state, (KeepText(), *effects))


def ask(step: Step, message: IncomingMessage) -> Say:
    """The question of a step."""
    question = QUESTIONS[step]
    return Say(question.phrase, choices=question.choices if message.buttons else ())


def look(state: State, message: IncomingMessage, reading: Reading) -> Suggestion:
    """What the words of a text propose."""
    return suggest(reading, state.language, message.line_languages)


def proposal(about: Suggestion) -> tuple[Effect, ...]:
    """The effect that says so, if there is anything to say."""
    found = bool(about.categories) or about.danger
    return (Propose(about.categories, about.danger),) if found else ()


def with_topics(state: State, about: Suggestion) -> State:
    """The state that knows these topics too."""
    return replace(state, topics=joined(state.topics, about.categories))


def joined(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Both, each topic once, in their order."""
    return tuple(dict.fromkeys((*before, *now)))


def begin(state: State, message: IncomingMessage, *effects: Effect) -> Turn:
    """A report begins: its receipt, and the first question.

    Who sent STOP can be told and asked nothing, so that a later digit is no answer.
    """
    if state.opted_out:
        return Turn(replace(state, step=Step.DONE), (*effects, CompleteReport()))
    receipt = Say(Phrase.RECEIPT, args=(("code", ""),))
    asking = replace(state, step=Step.DANGER, danger_asked_again=False)
    return Turn(asking, (*effects, receipt, ask(Step.DANGER, message)))


def settled(state: State) -> State:
    """No digit is waited for that belongs to a menu, or says which matter a text belongs to."""
    return state.no_longer_asking(
        SideQuestion.LANGUAGE, SideQuestion.RULES, SideQuestion.MENU, SideQuestion.SAME_MATTER
    )
