"""What our own error codes mean, on every channel: why a text did not go out."""

from bots.channel import Meaning, Meanings, say

COMMON: Meanings = {
    "send-refused": Meaning(
        False,
        say("no member signed it as it is: the operator must look"),
        mend="Somebody changed the outbox: find out who can write to the database.",
    ),
    "not-hers": Meaning(
        False,
        say("somebody changed where it goes: the operator must look"),
        mend="Somebody changed contacts or reports: find out who can write to the database, and "
        "put those rows back from a backup.",
    ),
    "moved": Meaning(False, say("she writes from another phone now: write to her again")),
    "stopped": Meaning(False, say("she said STOP")),
    "not-wanted": Meaning(False, say("she does not want to be written to")),
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
    "not-known": Meaning(False, say("nobody knows whether it arrived")),
    "broke": Meaning(
        False,
        say("something of ours broke: the operator must look"),
        mend="Look into the courier's log: it names file and line.",
    ),
}

UNKNOWN_CODE = Meaning(False, say("the carrier did not take it"))
