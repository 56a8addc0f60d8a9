"""Telegram's refusals as data; which exception of the library is which code is in send.py."""

from bots.errors import Meaning, Meanings, say

MEANINGS: Meanings = {
    "blocked": Meaning(False, say("the worker has blocked the bot: you can read but not write")),
    "no-chat": Meaning(False, say("this chat does not exist any more")),
    "bad-request": Meaning(False, say("Telegram did not take the text")),
    "token": Meaning(
        True,
        say("the bot's token was refused: the operator must look"),
        mend="Ask @BotFather for the bot's token and set TELEGRAM_BOT_TOKEN.",
    ),
    "slow-down": Meaning(True, say("the carrier asked us to slow down")),
    "no-connection": Meaning(
        True,
        say("the carrier can't be reached"),
        mend="See whether this host reaches Telegram: some networks block it.",
    ),
}
