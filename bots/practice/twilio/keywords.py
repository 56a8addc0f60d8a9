"""The words that Twilio's default opt-out handling answers by itself on a long code.

Source: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out and help article
223134027. A word counts only when it is the whole message; the webhook gets the message as well.
"""

STOP = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
START = frozenset({"START", "YES", "UNSTOP"})
HELP = frozenset({"HELP", "INFO"})

STOP_ANSWER = (
    "You have successfully been unsubscribed. You will not receive any more messages from this "
    "number. Reply START to resubscribe."
)
START_ANSWER = (
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
    "Reply STOP to unsubscribe. Msg&Data Rates May Apply."
)
HELP_ANSWER = "Reply STOP to unsubscribe. Msg&Data Rates May Apply."


def carrier_answer(text: str, opted_out: bool) -> tuple[str | None, bool]:
    """Return the carrier's own answer to `text`, if any, and whether the sender is out now.

    STOP is confirmed once; START and YES mean something only to somebody who is out.
    """
    word = text.strip().upper()
    if word in STOP:
        return (None if opted_out else STOP_ANSWER), True
    if word in START and opted_out:
        return START_ANSWER, False
    if word in HELP:
        return HELP_ANSWER, opted_out
    return None, opted_out
