"""Pictures that a phone sends inside its call."""

from base64 import b64encode

import pytest

from bots.android.media import AndroidMedia
from bots.android.parse import LARGEST_FILE, parse_event
from bots.android.phones import read_phones
from bots.media.download import NotFetched
from bots.practice.phones.android import event
from intake.reports.attachment_states import AttachmentEvent
from intake.reports.attachments import AUDIO, IMAGE, MediaRef
from tests.support.house import WORKER, House
from tests.support.phones import AT, devices, signed_webhook


def media_of(house: House, *attachments: object) -> tuple[MediaRef, ...]:
    payload = {"sender": WORKER, "body": "Look", "simNumber": 1, "receivedAt": AT}
    body = event("mms:downloaded", payload | {"attachments": list(attachments)})
    found = parse_event(signed_webhook(body), read_phones(devices(house))[0])
    assert found is not None
    assert found.text == "Look"
    return found.media


def test_what_came_inside_is_the_file(house: House) -> None:
    data = bytes(range(256)) * 900
    packed = b64encode(data).decode()
    one, other = media_of(
        house,
        {"contentType": "image/jpeg", "data": packed},
        {"contentType": "audio/amr", "data": f"data:audio/amr;base64,{packed[:40]}\n{packed[40:]}"},
    )
    assert (one.kind, other.kind) == (IMAGE, AUDIO)
    assert AndroidMedia().fetch(one) == AndroidMedia().fetch(other) == data


def test_a_file_that_is_too_large_is_named_and_the_words_are_kept(house: House) -> None:
    (large,) = media_of(
        house, {"contentType": "image/jpeg", "data": "A" * (LARGEST_FILE * 4 // 3 + 8)}
    )
    assert len(large.reference) < 20
    with pytest.raises(NotFetched) as refused:
        AndroidMedia().fetch(large)
    assert refused.value.event is AttachmentEvent.TOO_LARGE


@pytest.mark.parametrize("data", ["%%%", "ü", "a"])
def test_what_is_no_base64_is_no_file(data: str) -> None:
    with pytest.raises(NotFetched):
        AndroidMedia().fetch(MediaRef(IMAGE, data))


def test_a_file_without_data_stays_on_the_phone(house: House) -> None:
    (named,) = media_of(house, {"contentType": "image/png"})
    assert (named.reference, named.size) == ("", None)
