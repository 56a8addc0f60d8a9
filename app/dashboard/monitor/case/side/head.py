"""What this case is, and what its clock says."""

from dataclasses import dataclass

from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.case.thread.answers import AnswersInWords, answers_in_words
from app.dashboard.wording import case_texts
from app.dashboard.wording.times import Clock, clock_in_words, own_zone
from case_management.cases.clocks.set_clocks import clocks_of
from case_management.cases.models import Case
from case_management.supply_chain.models import Factory
from case_management.transfers.queries import given_away
from vault.organisations import Organisation


@dataclass(frozen=True)
class CaseHead:
    """The head of the page, in words."""

    category: str
    factory: str | None
    level: str
    state: str
    clocks: list[Clock]
    facts: AnswersInWords


def head_of(case: Case) -> CaseHead:
    """The head as it is now."""
    policy = services().policy
    factory = database().get(Factory, case.factory_id) if case.factory_id else None
    return CaseHead(
        category=case_texts.category_words(case.category, policy),
        factory=factory.name if factory else None,
        level=case_texts.level_words(case.level, policy),
        state=_state(case),
        clocks=case_clocks(case),
        facts=answers_in_words(case),
    )


def case_clocks(case: Case) -> list[Clock]:
    """All its clocks that run, the one that ends first before the others."""
    zone = own_zone()
    running = clocks_of(database(), case, services().policy)
    return [clock_in_words(one.name, one.due_at, zone, now()) for one in running]


def _state(case: Case) -> str:
    """Of the closed copy of a case that was given away, to whom."""
    gone = given_away(database(), case.id) if case.state == "referred" else None
    if gone is None:
        return str(case_texts.STATES[case.state])
    taker = database().get_one(Organisation, gone.taker_organisation_id).name
    return gettext("Transferred to %(taker)s", taker=taker)
