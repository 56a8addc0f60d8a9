"""Telegram's refusals as codes: may it be tried again?"""

from telegram import error

from bots.channel import SendError

MEANINGS = {
    "blocked": "She has blocked the bot: you can read, not write.",
    "no-chat": "This chat does not exist any more.",
    "bad-request": "Telegram did not take the text.",
    "token": "The bot's token was refused: the operator must look.",
}


# The first row that fits; an error that no row names leaves it open whether the text went out.
_ROWS: tuple[tuple[type[Exception], str, SendError], ...] = (
    (error.RetryAfter, "", SendError("slow-down", retryable=True)),
    (error.Forbidden, "", SendError("blocked")),
    (error.InvalidToken, "", SendError("token", retryable=True)),
    (error.ChatMigrated, "", SendError("no-chat")),
    (error.BadRequest, "chat not found", SendError("no-chat")),
    (error.BadRequest, "", SendError("bad-request")),
    (error.NetworkError, "connecterror", SendError("no-connection", retryable=True)),
)


def refusal(caught: Exception) -> SendError:
    """What one of the library's exceptions means for the outbox."""
    text = str(caught).lower()
    for kind, words, meant in _ROWS:
        if isinstance(caught, kind) and words in text:
            return meant
    return SendError("no-answer", unknown=True)
