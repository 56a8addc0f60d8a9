"""What a request of a call says: who calls, and what was recorded."""

from urllib.parse import urlencode

import pytest

from bots.carrier_requests import Malformed, RawRequest
from bots.receiving.stand_ins import KEYPAD
from bots.twilio.calls.requests import CALLER, Caller, Callers, is_call, parse_call
from bots.twilio.verify import END_PATH, MESSAGE_PATH, VOICE_PATH
from tests.support.channels import ACCOUNT, TOKEN
from tests.support.house import NOON, NUMBER, WORKER

CALL = "CA" + "1" * 32
RECORDING = "RE" + "2" * 32
CALLERS = Callers(TOKEN)


def step(path: str, **changed: str) -> RawRequest:
    fields = {"AccountSid": ACCOUNT, "CallSid": CALL, "From": WORKER, "To": NUMBER} | changed
    return RawRequest("twilio", path, {}, urlencode(fields).encode(), NOON)


def test_a_caller_is_read_out_of_its_own_token_only() -> None:
    caller = Caller(WORKER, NUMBER, "bn")
    token = CALLERS.token(caller)
    assert WORKER not in token
    assert CALLERS.read(token) == caller
    with pytest.raises(Malformed):
        Callers("c" * 32).read(token)


def test_hidden_numbers_and_names_are_withheld() -> None:
    assert all(
        Caller(one, NUMBER).withheld for one in (*(f"+{one}" for one in KEYPAD), "Anonymous", "")
    )
    assert not Caller(WORKER, NUMBER).withheld


def test_a_call_is_known_by_its_address() -> None:
    assert is_call(step(VOICE_PATH))
    assert not is_call(step(MESSAGE_PATH))


def test_a_missed_call_is_answered_unless_the_number_is_hidden() -> None:
    found = parse_call(step(VOICE_PATH), ACCOUNT, CALLERS)
    assert found is not None
    assert (found.is_call, found.sender, found.provider_id) == (True, WORKER, CALL)
    assert parse_call(step(VOICE_PATH, From=f"+{min(KEYPAD)}"), ACCOUNT, CALLERS) is None


def test_a_recording_belongs_to_the_caller_in_its_address() -> None:
    token = CALLERS.token(Caller(WORKER, NUMBER, "bn"))
    request = step(f"{END_PATH}?{CALLER}={token}", RecordingUrl=f"https://x/{RECORDING}")
    found = parse_call(request, ACCOUNT, CALLERS)
    assert found is not None
    assert (found.provider_id, found.chosen_language) == (RECORDING, "bn")
    assert found.copy_id == f"{RECORDING}/{CALL}"


@pytest.mark.parametrize("changed", [{"AccountSid": "AC1"}, {"CallSid": "x"}])
def test_what_is_no_call_of_ours_is_malformed(changed: dict[str, str]) -> None:
    with pytest.raises(Malformed):
        parse_call(step(VOICE_PATH, **changed), ACCOUNT, CALLERS)
