"""The register of one contract, in words."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from app.dashboard.frame.members import actor, stored_name
from app.dashboard.frame.request import database
from app.dashboard.wording import obligation_texts as words
from app.dashboard.wording.days import day_words
from app.dashboard.wording.times import own_zone
from case_management.obligations.models import Obligation, ObligationStep
from case_management.obligations.queries import obligations_of, steps_of
from case_management.obligations.rules import LAST_RUNG, WAITING, table_of

Options = list[tuple[str, str]]
"""(value, label) of each."""


@dataclass(frozen=True)
class StepLine:
    """One step; its evidence or reason is sealed."""

    id: str
    what: str
    who: str
    day: str
    ends_contract: bool


@dataclass(frozen=True)
class ObligationLine:
    """One obligation."""

    id: str
    what: str
    kind: str
    measure: str
    clause: str
    sanction: str
    due: str
    waits: bool
    late: bool
    state_code: str
    state: str
    rung: str
    next_rung: str
    """What comes next on the ladder, where it is not at its end."""
    is_last_next: bool
    steps: Options
    done: list[StepLine]


def obligation_lines(contract_id: str, today: date) -> list[ObligationLine]:
    """Those of the member's affiliate, what is owed first."""
    found = obligations_of(database(), actor().organisation, contract_id)
    done: dict[str, list[ObligationStep]] = {}
    for one in steps_of(database(), [obligation.id for obligation in found]):
        done.setdefault(one.obligation_id, []).append(one)
    return [_line(one, done.get(one.id, []), today) for one in found]


def _line(one: Obligation, done: list[ObligationStep], today: date) -> ObligationLine:
    waits, late = one.state in WAITING, one.due_on < today
    events = actor().events(table_of(one.measure), one.state)
    offered = [event for event in events if _is_offered(event, one, late)]
    # What was missed leads on: the ladder or the question for evidence stands first.
    first = ("escalate", "ask_evidence") if late else ()
    offered.sort(key=lambda event: event not in first)
    return ObligationLine(
        id=one.id,
        what=words.obligation_words(one),
        kind=str(words.KINDS[one.kind]),
        measure=str(words.MEASURES[one.measure]),
        clause=one.clause,
        sanction=one.sanction,
        due=day_words(one.due_on),
        waits=waits,
        late=waits and late,
        state_code=one.state,
        state=str(words.STATES[one.state]),
        rung=_rung(one.rung),
        next_rung=_rung(one.rung + 1) if one.rung < LAST_RUNG else "",
        is_last_next=one.rung + 1 == LAST_RUNG,
        steps=[(event, str(words.EVENTS[event])) for event in offered],
        done=[_step(step) for step in done],
    )


def _is_offered(event: str, one: Obligation, late: bool) -> bool:
    if event == "escalate" and one.rung >= LAST_RUNG:
        return False
    return late or one.state != "open" or event not in ("escalate", "ask_evidence")


def _rung(number: int) -> str:
    if number == 0:
        return ""
    name = str(words.RUNGS[number])
    return str(gettext("rung %(number)s of 5: %(name)s", number=number, name=name))


def _step(step: ObligationStep) -> StepLine:
    what = str(words.EVENTS[step.event])
    return StepLine(
        id=step.id,
        what=f"{what} ({_rung(step.rung)})" if step.event == "escalate" else what,
        who=stored_name(step.member_id) or gettext("a former member"),
        day=day_words(step.taken_at.astimezone(own_zone()).date()),
        ends_contract=step.ends_contract,
    )
