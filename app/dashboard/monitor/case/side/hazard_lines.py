"""What was seen of the hazard of a case, and how the workers are asked about it."""

from dataclasses import dataclass

from app.dashboard.frame.members import actor
from app.dashboard.frame.request import database, services
from app.dashboard.frame.translate import gettext, ngettext
from app.dashboard.monitor.factory.picture import SAW, HazardPicture, picture_of
from app.dashboard.wording.times import dated, own_today, own_zone
from case_management.cases.hazards.kinds import Presence, is_observable
from case_management.cases.hazards.models import HazardQuestion, running_question
from case_management.cases.hazards.seen_again import seen_again
from case_management.cases.models import Case
from case_management.cases.rules import CASES, OPEN
from intake.dialogue.model.phrases import Phrase

WEEKS = (4, 8, 12, 26)
"""For how long workers may be asked each week."""


@dataclass(frozen=True)
class HazardLines:
    """What the page of a case shows of its hazard."""

    picture: HazardPicture | None
    asked: str
    """How the workers are asked now; "" where they are not."""
    next_ask: str
    rounds: list[tuple[str, str]]
    """How often they may be asked; empty where they may not be asked now."""
    saw: list[tuple[str, str]]
    today: str
    text: str
    again: bool
    """It was seen though workers had confirmed the remedy."""
    may_relapse: bool


def hazard_lines(case: Case) -> HazardLines | None:
    """None where the case is about what does not change from day to day and nothing was seen."""
    picture = picture_of(case)
    observable = is_observable(case.category, services().policy)
    if picture is None and not observable:
        return None
    question, zone = running_question(database(), case.id), own_zone()
    asks = observable and case.state in OPEN and question is None
    return HazardLines(
        picture=picture,
        asked=_asked(question) if question else "",
        next_ask=dated(question.next_ask_at, zone) if question and question.next_ask_at else "",
        rounds=_rounds() if asks else [],
        saw=[(one.value, str(SAW[one])) for one in (Presence.THERE, Presence.GONE)]
        if observable
        else [],
        today=own_today().isoformat(),
        text=Phrase.ASK_TODAY.value,
        again=seen_again(database(), case),
        may_relapse="report_relapse" in actor().events(CASES, case.state),
    )


def _asked(question: HazardQuestion) -> str:
    who = ngettext("%(num)d worker was asked", "%(num)d workers were asked", question.asked_count)
    return f"{who}: {dated(question.asked_at, own_zone())}."


def _rounds() -> list[tuple[str, str]]:
    weekly = [(str(one), gettext("each week, %(weeks)s times", weeks=str(one))) for one in WEEKS]
    return [("1", gettext("once")), *weekly]
