"""Files through the practice carrier, fetched by the product's own sources, redirect and all."""

import base64
from urllib.parse import urlsplit

import httpx
import pytest
from telegram import Bot, Update

from bots.media.download import Fetcher, NotFetched, Origin
from bots.telegram.api import BotApi
from bots.telegram.media import TelegramMedia, media_in
from bots.twilio.media import TwilioMedia
from intake.reports.attachment_states import AttachmentEvent
from intake.reports.attachments import AUDIO, DOCUMENT, IMAGE, MediaRef
from tests.bots.practice.endpoints.test_telegram import with_bot
from tests.bots.practice.running import ACCOUNT, AUTH_TOKEN, BOT_TOKEN, Running
from tests.support import files


def encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def telegram(carrier: Running, token: str = BOT_TOKEN) -> TelegramMedia:
    fetcher = Fetcher(Origin.of(carrier.url))
    return TelegramMedia(BotApi(token, carrier.url), carrier.url, fetcher)


@pytest.mark.parametrize(
    ("kind", "content_type", "ours"),
    [
        ("photo", "image/jpeg", IMAGE),
        ("voice", "audio/ogg", AUDIO),
        ("audio", "audio/mpeg", AUDIO),
        ("document", "application/pdf", DOCUMENT),
        ("document", "image/png", IMAGE),
    ],
)
def test_a_file_sent_in_a_chat_is_fetched_by_its_id(
    carrier: Running, chat: int, kind: str, content_type: str, ours: str
) -> None:
    data = files.jpeg()
    file = {"kind": kind, "content_type": content_type, "data": encoded(data)}
    carrier.post("/chat/send", chat=chat, text="look", file=file)

    async def read(bot: Bot) -> list[Update]:
        updates = list(await bot.get_updates(timeout=5))
        await bot.get_updates(offset=updates[-1].update_id + 1)
        return updates

    message = with_bot(carrier, read)[-1].message
    assert message is not None
    assert message.caption == "look"
    (ref,) = media_in(message)
    assert (ref.kind, ref.size) == (ours, len(data))
    assert telegram(carrier).fetch(ref) == data


def test_an_unknown_file_is_gone_and_a_large_one_is_not_asked_for(carrier: Running) -> None:
    with pytest.raises(NotFetched) as gone:
        telegram(carrier).fetch(MediaRef(IMAGE, "nothing"))
    with pytest.raises(NotFetched) as large:
        telegram(carrier).fetch(MediaRef(IMAGE, "nothing", size=21 * 1024 * 1024))
    with pytest.raises(NotFetched) as wrong:
        telegram(carrier, "1:wrong").fetch(MediaRef(IMAGE, "nothing"))
    assert (gone.value.event, large.value.event, wrong.value.event) == (
        AttachmentEvent.GONE,
        AttachmentEvent.TOO_LARGE,
        None,
    )


def test_an_mms_is_fetched_over_the_carriers_redirect(carrier: Running, number: str) -> None:
    media = [{"content_type": "image/jpeg", "data": encoded(files.jpeg())}]
    carrier.post("/phone/send", **{"from": number, "text": "look", "media": media})
    address = carrier.receiver.received[-1].form["MediaUrl0"]
    fetcher = Fetcher(Origin.of(carrier.url))
    source = TwilioMedia(ACCOUNT, AUTH_TOKEN, carrier.url, fetcher)
    assert source.fetch(MediaRef(IMAGE, address)) == files.jpeg()
    here = carrier.url + urlsplit(address).path
    assert httpx.get(here, trust_env=False).status_code == 401
