"""What our own error codes mean, on every channel: why a text did not go out."""

from bots.channel import Meaning, Meanings, say

COMMON: Meanings = {
    "stopped": Meaning(False, say("she said STOP")),
    "not-wanted": Meaning(False, say("she does not want to be written to")),
    "no-channel": Meaning(False, say("this channel is not set up: the operator must look")),
    "no-line": Meaning(False, say("this line is not set up any more: the operator must look")),
    "no-connection": Meaning(True, say("the carrier can't be reached")),
    "no-answer": Meaning(False, say("the carrier does not answer")),
    "away": Meaning(True, say("the carrier does not answer")),
    "not-known": Meaning(False, say("nobody knows whether it arrived")),
    "broke": Meaning(False, say("something of ours broke: the operator must look")),
}

UNKNOWN_CODE = Meaning(False, say("the carrier did not take it"))
