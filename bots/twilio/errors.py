"""Twilio's error codes as data: may it be tried again, and what it means for the monitor.

Codes and meanings: Twilio's error and warning dictionary; 63xxx are those of WhatsApp.
"""

from bots.errors import Meaning, Meanings, say

MEANINGS: Meanings = {
    "20003": Meaning(
        True,
        say("the carrier refused the account: the operator must look"),
        mend="Compare TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN with Twilio's console.",
    ),
    "20404": Meaning(
        True,
        say("the carrier does not know the account: the operator must look"),
        mend="Compare TWILIO_ACCOUNT_SID with Twilio's console.",
    ),
    "20429": Meaning(True, say("the carrier asked us to slow down")),
    "21211": Meaning(False, say("the carrier does not know this number")),
    "21408": Meaning(
        False,
        say("this country is not enabled at the carrier: the operator must look"),
        mend="Allow the country in Twilio's console: Messaging, Geo permissions.",
    ),
    "21602": Meaning(False, say("the text was empty")),
    "21610": Meaning(False, say("the worker sent STOP to the carrier: you can read but not write")),
    "21611": Meaning(True, say("the line's queue at the carrier is full")),
    "21612": Meaning(False, say("the carrier has no route to this number")),
    "21614": Meaning(False, say("this number can't get texts")),
    "21617": Meaning(False, say("the text was too long")),
    "30001": Meaning(True, say("the line's queue at the carrier is full")),
    "30003": Meaning(False, say("the worker's phone is off or has no network")),
    "30004": Meaning(False, say("the worker's carrier blocks our messages")),
    "30005": Meaning(False, say("the number is not in use")),
    "30006": Meaning(False, say("a landline can't get texts")),
    "30007": Meaning(False, say("the carrier filtered it")),
    "30008": Meaning(False, say("the carrier does not say why")),
    "30036": Meaning(False, say("it could not be delivered in time")),
    "63003": Meaning(False, say("this number is not on WhatsApp")),
    "63007": Meaning(
        False,
        say("the line is not set up for WhatsApp: the operator must look"),
        mend="Set the number up as a WhatsApp sender in Twilio's console.",
    ),
    "63016": Meaning(
        False,
        say(
            "WhatsApp lets us write only for 24 hours after the worker's last message: wait for a "
            "new message"
        ),
    ),
    "63018": Meaning(True, say("the carrier asked us to slow down")),
    "63024": Meaning(False, say("WhatsApp does not deliver to this number")),
    "63032": Meaning(False, say("WhatsApp does not deliver to this number")),
    "90010": Meaning(
        True,
        say("the account is not active: the operator must look"),
        mend="Look at the account in Twilio's console: it is closed, or its trial is over.",
    ),
}
