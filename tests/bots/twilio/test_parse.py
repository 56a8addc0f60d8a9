"""One message out of Twilio's form."""

from urllib.parse import urlencode

import pytest

from bots.carrier_requests import Malformed, RawRequest
from bots.twilio.parse import parse_message
from intake.dialogue.model.keyword import Keyword
from intake.reports.attachments import IMAGE, OTHER
from tests.support.channels import ACCOUNT, sms, twilio_fields
from tests.support.house import NOON, NUMBER, WORKER


def test_a_text_is_read() -> None:
    found = parse_message(sms("The exit is locked"), ACCOUNT)
    assert (found.text, found.sender, found.line_address) == ("The exit is locked", WORKER, NUMBER)
    assert found.copy_id == found.provider_id
    assert found.carrier_answers_keywords


def test_on_whatsapp_no_carrier_answers_stop() -> None:
    request = sms("STOP", f"whatsapp:{WORKER}", To=f"whatsapp:{NUMBER}")
    assert not parse_message(request, ACCOUNT).carrier_answers_keywords


def test_what_twilio_took_it_for_is_kept() -> None:
    assert parse_message(sms("x", OptOutType="STOP"), ACCOUNT).carrier_took_it_for is Keyword.STOP


def test_files_are_counted_by_twilios_own_number() -> None:
    found = parse_message(sms("x", NumMedia="2", MediaContentType0="image/jpeg"), ACCOUNT)
    assert [one.kind for one in found.media] == [IMAGE, OTHER]


@pytest.mark.parametrize("missing", ["From", "To", "AccountSid"])
def test_a_field_that_is_missing_is_malformed(missing: str) -> None:
    fields = twilio_fields("x")
    del fields[missing]
    with pytest.raises(Malformed):
        parse_message(RawRequest("twilio", "/", {}, urlencode(fields).encode(), NOON), ACCOUNT)


def test_another_account_is_malformed() -> None:
    with pytest.raises(Malformed):
        parse_message(sms("x", AccountSid="AC1"), ACCOUNT)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"Latitude": "23.78", "Longitude": "90.40"}, "place 23.78, 90.40"),
        (
            {"Latitude": "-6.2", "Longitude": "106.8", "Label": "Pabrik", "Address": "Jl. 7"},
            "place -6.20, 106.80, Pabrik, Jl. 7",
        ),
        ({"ButtonText": "No estoy a salvo", "ButtonPayload": "2"}, "No estoy a salvo"),
        ({"ButtonPayload": "2"}, "2"),
        ({"ListTitle": "নিরাপদ না", "ListId": "2", "ListDescription": "এখনই"}, "নিরাপদ না"),
        ({"ListId": "2"}, "2"),
        ({"InteractiveData": '{"place": "Gate 2", "hurt": 3}'}, "form Gate 2 / 3"),
        ({"MessageType": "unsupported"}, "message of the kind unsupported"),
    ],
)
def test_what_is_neither_text_nor_file_is_words(fields: dict[str, str], words: str) -> None:
    request = sms("", f"whatsapp:{WORKER}", To=f"whatsapp:{NUMBER}", **fields)
    found = parse_message(request, ACCOUNT)
    assert (found.text, found.media) == (words, ())


def test_a_choice_with_its_words_is_one_answer_and_a_place_stands_below_a_text() -> None:
    assert parse_message(sms("2", ListId="2", ButtonPayload="no"), ACCOUNT).text == "2"
    assert parse_message(sms("No", ButtonText="No"), ACCOUNT).text == "No"
    found = parse_message(sms("Come", Latitude="1", Longitude="2"), ACCOUNT)
    assert found.text == "Come\nplace 1.00, 2.00"
