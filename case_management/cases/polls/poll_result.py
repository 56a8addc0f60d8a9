"""What the workers of a case answered in a poll, and what follows for a remedy. Pure.

A remedy is confirmed by workers or by nobody (docs/domain.md, Case states): what a poll allows is
said here, and nowhere else.
"""

from dataclasses import dataclass
from enum import StrEnum

from case_management.refusals import Refusal


@dataclass(frozen=True)
class PollCount:
    """One poll in numbers of workers."""

    workers: int
    """Who have reported in the case."""
    asked: int
    """Of them who could be written to."""
    yes: int
    partly: int
    no: int
    unknown: int
    closed: bool
    """No answer is taken any more."""
    unreached: int = 0
    """Of those asked, whose text was not delivered, and who did not answer."""

    @property
    def answered(self) -> int:
        """How many gave any answer, be it that they do not know."""
        return self.yes + self.partly + self.no + self.unknown

    @property
    def is_over(self) -> bool:
        """It is closed, or nobody is left to answer."""
        return self.closed or self.answered >= self.reached

    @property
    def reached(self) -> int:
        """How many may answer, as far as carriers have told."""
        return self.asked - self.unreached


class PollResult(StrEnum):
    """What the newest poll about a remedy says."""

    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    """Somebody says that it happened, and nobody says that it did not, or only in part."""
    NOT_DONE = "not_done"
    """Somebody says that it did not happen, or only in part."""
    NOBODY_KNOWS = "nobody_knows"
    NO_ANSWER = "no_answer"
    NOBODY_TO_ASK = "nobody_to_ask"


_UNCONFIRMED = frozenset({"leave_unconfirmed", "ask_workers"})
_ALLOWS = {
    PollResult.NOT_ASKED: frozenset({"ask_workers"}),
    PollResult.WAITING: frozenset[str](),
    PollResult.CONFIRMED: frozenset({"confirm_remedy", "ask_workers"}),
    PollResult.NOT_DONE: frozenset[str](),
    PollResult.NOBODY_KNOWS: _UNCONFIRMED,
    PollResult.NO_ANSWER: _UNCONFIRMED,
    PollResult.NOBODY_TO_ASK: _UNCONFIRMED,
}
"""Of the steps that a poll decides about those that are open to a member. To continue the remedy,
or to say that there is none, claims nothing in the name of workers and is always open."""

DECIDED = frozenset({"confirm_remedy", "leave_unconfirmed", "ask_workers"})
"""The steps that a poll decides about."""

REFUSED_STEPS = {
    PollResult.NOT_ASKED: "workers_not_asked",
    PollResult.WAITING: "poll_open",
    PollResult.CONFIRMED: "workers_confirmed",
    PollResult.NOT_DONE: "workers_said_no",
}
"""The code of the sentence with which a step is refused after each result."""


def result_of(count: PollCount | None) -> PollResult:
    """What a poll says; None where there was none since the remedy is verified."""
    if count is None:
        return PollResult.NOT_ASKED
    if not count.is_over:
        return PollResult.WAITING
    if count.no or count.partly:
        return PollResult.NOT_DONE
    if count.yes:
        return PollResult.CONFIRMED
    if count.answered:
        return PollResult.NOBODY_KNOWS
    return PollResult.NO_ANSWER if count.reached else PollResult.NOBODY_TO_ASK


def refused_steps(result: PollResult) -> frozenset[str]:
    """The steps that no member may take after this result."""
    return DECIDED - _ALLOWS[result]


def check_step(event: str, result: PollResult) -> None:
    """Raises Refusal where workers' answers do not allow this step."""
    if event in refused_steps(result):
        raise Refusal(REFUSED_STEPS.get(result, "remedy_unconfirmed"))
