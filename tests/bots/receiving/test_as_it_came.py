"""What stands in a request that no channel can read."""

import json
from urllib.parse import urlencode

from bots.receiving.as_it_came import as_it_came
from tests.support.channels import twilio_fields, update
from tests.support.house import WORKER


def test_the_words_of_every_channel_are_shown_and_nobodys_name() -> None:
    form = urlencode(twilio_fields("দরজা বন্ধ", "") | {"ProfileName": "Rosa", "WaId": "1"})
    assert as_it_came(form.encode()) == "দরজা বন্ধ"
    payload = {"message": "Help us", "phoneNumber": WORKER, "simNumber": 9, "receivedAt": "soon"}
    shown = as_it_came(json.dumps({"event": "sms:received", "payload": payload}).encode())
    assert shown.startswith("Help us")
    assert WORKER not in shown
    assert as_it_came(json.dumps(update("No pay") | {"update_id": "x"}).encode()) == "No pay"


def test_what_has_no_fields_is_shown_as_it_is() -> None:
    assert as_it_came(b"fire on floor 3") == "fire on floor 3"
    assert as_it_came(b"\xff\0") == as_it_came(b"") == ""
    assert len(as_it_came(b"a" * 9000)) == 4000
