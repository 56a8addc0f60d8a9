"""What this case is, and what its clock says."""

from dataclasses import dataclass

from app.dashboard.frame.request import database, now, services
from app.dashboard.monitor.case.thread.answers import AnswersInWords, answers_in_words
from app.dashboard.wording import case_texts
from app.dashboard.wording.times import Clock, clock_of, own_zone
from case_management.cases.models import Case
from case_management.supply_chain.models import Factory


@dataclass(frozen=True)
class CaseHead:
    """The head of the page, in words."""

    category: str
    factory: str | None
    level: str
    state: str
    clock: Clock | None
    facts: AnswersInWords


def head_of(case: Case) -> CaseHead:
    """The head as it is now."""
    policy = services().policy
    factory = database().get(Factory, case.factory_id) if case.factory_id else None
    return CaseHead(
        category=case_texts.category_words(case.category, policy),
        factory=factory.name if factory else None,
        level=case_texts.level_words(case.level, policy),
        state=str(case_texts.STATES[case.state]),
        clock=clock_of(case, policy, own_zone(), now()),
        facts=answers_in_words(case),
    )
