"""What goes wrong on a phone, as data: Android's own result codes, and those of the app's API.

Result codes: SmsManager in Android's reference; the app's documentation, FAQ "Errors".
"""

from bots.errors import Meaning, Meanings, say

MEANINGS: Meanings = {
    "RESULT_ERROR_GENERIC_FAILURE": Meaning(
        False,
        say("the line's SIM could not send: often its credit is used up"),
        mend="Top the SIM up, and send a text by hand from the phone.",
    ),
    "RESULT_ERROR_RADIO_OFF": Meaning(
        False,
        say("the line's phone is in flight mode"),
        mend="Take the phone out of flight mode.",
    ),
    "RESULT_ERROR_NO_SERVICE": Meaning(
        False,
        say("the line's phone has no network"),
        mend="Put the phone where it has a signal; look at its SIM.",
    ),
    "RESULT_ERROR_LIMIT_EXCEEDED": Meaning(
        False,
        say("the line's phone has sent too many texts: its limit is in its settings"),
        mend="Raise Android's limit of texts: docs/android-phones.md, step 1.",
    ),
    "RESULT_ERROR_SHORT_CODE_NOT_ALLOWED": Meaning(False, say("this number can't get texts")),
    "RESULT_NETWORK_REJECT": Meaning(False, say("the network refused it")),
    "RESULT_NETWORK_ERROR": Meaning(False, say("the network failed")),
    "RESULT_NO_DEFAULT_SMS_APP": Meaning(
        False,
        say("no SIM is chosen for texts on the line's phone"),
        mend="Choose the SIM for texts in the phone's settings.",
    ),
    "RESULT_RIL_MODEM_ERR": Meaning(
        False,
        say("the line's phone or its SIM is faulty"),
        mend="Start the phone again; then try another SIM, another phone.",
    ),
    "RESULT_INVALID_ARGUMENTS": Meaning(False, say("this number can't get texts")),
    "no-sim": Meaning(
        False,
        say("the line's phone finds no SIM"),
        mend="Put the SIM in, and unlock it.",
    ),
    "bad-number": Meaning(False, say("this number can't get texts")),
    "expired": Meaning(False, say("it could not be delivered in time")),
    "cancelled": Meaning(False, say("somebody cancelled it on the line's phone")),
    "failed": Meaning(False, say("the line's phone does not say why")),
    "bad-request": Meaning(False, say("the line's phone did not take the text")),
    "credentials": Meaning(
        True,
        say("the line's phone refused us: the operator must look"),
        mend="Compare user and password in the app with ANDROID_DEVICES.",
    ),
    "no-api": Meaning(
        True,
        say("the line's phone runs other software: the operator must look"),
        mend="Open the app, switch its local server on, and compare the address.",
    ),
    "slow-down": Meaning(True, say("the line's phone asked us to slow down")),
    "no-connection": Meaning(
        True,
        say("the line's phone can't be reached"),
        mend="See whether the phone is on and in its network, and the app runs.",
    ),
}
