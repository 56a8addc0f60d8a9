"""Why a text did not go out: the error of a sender, and what error codes mean on every channel."""

from collections.abc import Mapping
from dataclasses import dataclass


class SendError(Exception):
    """A carrier did not take a message. The text is a code; it never holds a number or a text."""

    code: str
    retryable: bool
    """The carrier says that it did not process it."""
    unknown: bool
    """Nobody knows whether it did (a read timeout, a half answer): the carrier must be asked before
    anything is sent again."""
    retry_after: float | None
    """In how many seconds the carrier wants to hear from this line again."""

    def __init__(
        self,
        code: str,
        retryable: bool = False,
        unknown: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.retryable = retryable
        self.unknown = unknown
        self.retry_after = retry_after


@dataclass(frozen=True)
class Meaning:
    """What an error code of a carrier means."""

    retryable: bool
    """Whether to try again."""
    sentence: str
    """For the monitor: goes on after "failed:", begins small and ends without a full stop."""
    mend: str = ""
    """The fault is the line's, whoever is written to, and this is what its operator does."""


Meanings = Mapping[str, Meaning]


def say(sentence: str) -> str:
    """Marks a sentence for the translators: `pybabel extract -k say`."""
    return sentence


COMMON: Meanings = {
    "send-refused": Meaning(
        False,
        say("no member signed this version: the operator must look"),
        mend="Somebody changed the outbox: find out who can write to the database.",
    ),
    "wrong-address": Meaning(
        False,
        say("someone changed the recipient: the operator must look"),
        mend="Somebody changed contacts or reports: find out who can write to the database, and "
        "put those rows back from a backup.",
    ),
    "moved": Meaning(False, say("the worker uses another phone now: write again")),
    "stopped": Meaning(False, say("said STOP")),
    "poll-closed": Meaning(False, say("the question was closed before this text could be sent")),
    "transferred": Meaning(False, say("another organisation works on this case now")),
    "not-wanted": Meaning(False, say("the worker asked us not to write")),
    "no-channel": Meaning(
        False,
        say("this channel is not set up: the operator must look"),
        mend="Set this channel's credentials for courier and sweep, and start them again.",
    ),
    "no-line": Meaning(
        False,
        say("this line is not set up any more: the operator must look"),
        mend="Open the line again with `firedoor line add`, or let it go.",
    ),
    "no-connection": Meaning(
        True,
        say("the carrier can't be reached"),
        mend="See whether this host reaches the carrier's address.",
    ),
    "no-answer": Meaning(
        False,
        say("the carrier does not answer"),
        mend="See whether this host reaches the carrier, and the carrier's status page.",
    ),
    "away": Meaning(
        True,
        say("the carrier does not answer"),
        mend="See whether this host reaches the carrier, and the carrier's status page.",
    ),
    "unsaid": Meaning(False, say("the carrier does not say why")),
    "not-known": Meaning(False, say("we do not know whether it arrived")),
    "broke": Meaning(
        False,
        say("an error in Firedoor: the operator must look"),
        mend="Look into the courier's log: it names file and line.",
    ),
}

UNKNOWN_CODE = Meaning(False, say("the carrier did not take it"))
