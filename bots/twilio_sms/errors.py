"""Twilio's error codes as data: may it be tried again, and what it means for the monitor."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Meaning:
    retryable: bool
    sentence: str


MEANINGS: dict[int, Meaning] = {
    20003: Meaning(True, "The account was refused by the carrier: the operator must look."),
    20404: Meaning(True, "The account was not found: the operator must look."),
    20429: Meaning(True, "The carrier asked us to slow down."),
    21211: Meaning(False, "The carrier does not know this number."),
    21408: Meaning(False, "This country is not enabled at the carrier: the operator must look."),
    21602: Meaning(False, "The text was empty."),
    21610: Meaning(False, "She said STOP: you can read, not write."),
    21611: Meaning(True, "The line's queue at the carrier is full."),
    21612: Meaning(False, "The carrier has no route to this number."),
    21614: Meaning(False, "This number can't get texts."),
    30003: Meaning(False, "Her phone was off or out of reach."),
    30004: Meaning(False, "Her carrier blocks our texts."),
    30005: Meaning(False, "Her carrier does not know this number."),
    30006: Meaning(False, "This is a landline."),
    30007: Meaning(False, "Her carrier filtered the text."),
    30008: Meaning(False, "It was not delivered; her carrier does not say why."),
    90010: Meaning(True, "The account is not active: the operator must look."),
}

UNKNOWN_CODE = Meaning(False, "The carrier did not take it.")


def meaning(code: str | None) -> Meaning:
    """What a stored error code means; unknown codes have a general sentence."""
    return MEANINGS.get(int(code), UNKNOWN_CODE) if code and code.isdigit() else UNKNOWN_CODE
