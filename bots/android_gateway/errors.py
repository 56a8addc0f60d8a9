"""What goes wrong on a phone, as data: Android's own result codes, and those of the app's API.

Result codes: SmsManager in Android's reference; the app's documentation, FAQ "Errors".
"""

from bots.channel import Meaning, Meanings, say

MEANINGS: Meanings = {
    "RESULT_ERROR_GENERIC_FAILURE": Meaning(
        False, say("the line's SIM could not send: often its credit is used up")
    ),
    "RESULT_ERROR_RADIO_OFF": Meaning(False, say("the line's phone is in flight mode")),
    "RESULT_ERROR_NO_SERVICE": Meaning(False, say("the line's phone has no network")),
    "RESULT_ERROR_LIMIT_EXCEEDED": Meaning(
        False, say("the line's phone has sent too many texts: its limit is in its settings")
    ),
    "RESULT_ERROR_SHORT_CODE_NOT_ALLOWED": Meaning(False, say("this number can't get texts")),
    "RESULT_NETWORK_REJECT": Meaning(False, say("the network refused it")),
    "RESULT_NETWORK_ERROR": Meaning(False, say("the network failed")),
    "RESULT_NO_DEFAULT_SMS_APP": Meaning(
        False, say("no SIM is chosen for texts on the line's phone")
    ),
    "RESULT_RIL_MODEM_ERR": Meaning(False, say("the line's phone or its SIM is faulty")),
    "RESULT_INVALID_ARGUMENTS": Meaning(False, say("this number can't get texts")),
    "no-sim": Meaning(False, say("the line's phone finds no SIM")),
    "bad-number": Meaning(False, say("this number can't get texts")),
    "expired": Meaning(False, say("it could not be delivered in time")),
    "cancelled": Meaning(False, say("somebody cancelled it on the line's phone")),
    "failed": Meaning(False, say("the line's phone does not say why")),
    "bad-request": Meaning(False, say("the line's phone did not take the text")),
    "credentials": Meaning(True, say("the line's phone refused us: the operator must look")),
    "no-api": Meaning(True, say("the line's phone runs something else: the operator must look")),
    "slow-down": Meaning(True, say("the line's phone asked us to slow down")),
    "no-connection": Meaning(True, say("the line's phone can't be reached")),
}
