"""Twilio's receiving half: texts and steps of calls come by one form."""

from urllib.parse import urlencode

from bots.carrier_requests import RawRequest
from bots.twilio.receive import TwilioReceiver
from bots.twilio.verify import MENU_PATH
from tests.support.channels import ACCOUNT, PUBLIC_URL, TOKEN, sms
from tests.support.house import NOON, NUMBER, WORKER


def test_a_text_is_believed_and_read() -> None:
    receiver, request = TwilioReceiver(ACCOUNT, TOKEN, PUBLIC_URL), sms("x")
    assert receiver.verify(request)
    found = receiver.parse(request)
    assert found is not None
    assert found.text == "x"


def test_a_step_of_a_call_holds_no_message() -> None:
    fields = {"AccountSid": ACCOUNT, "CallSid": "CA" + "1" * 32, "From": WORKER, "To": NUMBER}
    request = RawRequest("twilio", MENU_PATH, {}, urlencode(fields).encode(), NOON)
    assert TwilioReceiver(ACCOUNT, TOKEN, PUBLIC_URL).parse(request) is None


def test_without_a_token_nothing_is_believed() -> None:
    assert not TwilioReceiver(ACCOUNT, "", PUBLIC_URL).verify(sms("x"))
