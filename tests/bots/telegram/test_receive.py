"""Telegram's receiving half: believed by the secret, read as an update, without news."""

from bots.telegram.receive import PATH, ROUTES, TelegramReceiver
from tests.support.channels import SECRET, telegram, update


def test_an_update_is_believed_and_read() -> None:
    receiver, request = TelegramReceiver(SECRET), telegram(update("x"))
    assert receiver.verify(request)
    found = receiver.parse(request)
    assert found is not None
    assert found.text == "x"
    assert receiver.news(request) == ()


def test_a_refusal_looks_like_a_message_taken() -> None:
    (route,) = ROUTES
    assert (route.path, route.refused) == (PATH, 200)
