"""Which states an alert has, and the two people it needs. Pure."""

from dataclasses import dataclass, replace

from case_management.refusals import Refusal, move
from config.platform.lifecycle import Move, lifecycle
from vault.roles import Role

DRAFTER = "drafter"
"""Whoever drafts this alert: an investigator or a coordinator."""

ALERTS = lifecycle(
    "alert",
    "draft",
    (
        Move(("draft",), "propose", (DRAFTER,), "proposed"),
        Move(("proposed",), "release", (Role.RELEASER,), "released"),
        Move(("proposed",), "return", (Role.RELEASER,), "returned"),
        Move(("proposed",), "withdraw", (DRAFTER,), "withdrawn"),
        Move(("released",), "recall", (Role.RELEASER,), "recalled"),
    ),
)
"""What head office returns is drafted anew, as another alert; so is what is changed, and a proposal
that waits is withdrawn by the next of its case: what was signed is never another text."""


@dataclass(frozen=True)
class AlertProgress:
    """Where an alert stands and whose hands it went through."""

    state: str = ALERTS.start
    proposed_by: str | None = None
    """Member id."""
    released_by: str | None = None
    """Member id."""


def advance(alert: AlertProgress, event: str, role: str, member: str) -> AlertProgress:
    """The alert after an event. Raises Refusal.

    `propose` and `release` are signatures. Nobody releases what they proposed.
    """
    state = move(ALERTS, alert.state, event, role)
    if event == "propose":
        return replace(alert, state=state, proposed_by=member)
    if event == "release":
        if member == alert.proposed_by:
            raise Refusal("released_by_drafter")
        return replace(alert, state=state, released_by=member)
    return replace(alert, state=state)
