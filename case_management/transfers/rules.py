"""What a transfer of a case to another organisation can become.

As Primero keeps its transfers (docs/domain.md, Case states): consent, or an override that a second
person records; accepted or refused by the other side, withdrawn by the first.
"""

from collections.abc import Collection, Mapping

from case_management.refusals import Refusal
from config.platform.lifecycle import Move, lifecycle

GIVER = "giver"
"""A member of the organisation that has the case."""
SECOND = "second person"
"""Another one of it."""
TAKER = "taker"
"""A member of the organisation that shall have it."""
WORKER = "worker"

_BEFORE = ("asked", "overriding", "consented", "offered")

TRANSFERS = lifecycle(
    "transfer",
    "asked",
    (
        Move(("asked",), "request_override", (GIVER,), "overriding"),
        Move(("overriding",), "agree_override", (SECOND,), "consented"),
        Move(("asked", "overriding"), "consent", (WORKER,), "consented"),
        # A worker's no counts until the case is accepted, whatever members have decided.
        Move(_BEFORE, "decline", (WORKER,), "declined"),
        Move(("consented",), "offer", (GIVER,), "offered"),
        Move(("offered",), "accept", (TAKER,), "accepted"),
        Move(("offered",), "refuse", (TAKER,), "refused"),
        Move(_BEFORE, "withdraw", (GIVER,), "withdrawn"),
    ),
)

OPEN = _BEFORE
"""While it is one of these no other transfer of the case begins."""


def answer_of(answers: Mapping[str, str | None], workers: int) -> str | None:
    """The event that the workers' answers are, by report; None while they decide nothing.

    One no is enough; a yes must come from each of all `workers` of the case.
    """
    if "no" in answers.values():
        return "decline"
    agreed = sum(answer == "yes" for answer in answers.values())
    return "consent" if workers and agreed == workers else None


def check_second_person(member_id: str, before: Collection[str | None]) -> None:
    """Raises Refusal for one of those who asked."""
    if member_id in before:
        raise Refusal("override_alone")


def check_all_agreed(workers: Collection[str], agreed: Collection[str], overridden: bool) -> None:
    """Raises Refusal where a worker of the case has not been asked, and nobody overrode that."""
    if not overridden and set(workers) - set(agreed):
        raise Refusal("transfer_unasked")
