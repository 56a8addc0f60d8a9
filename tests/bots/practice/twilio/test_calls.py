"""The calls and recordings that Twilio would hold."""

from bots.practice.twilio.calls import CarrierCalls, call_resource, recording_resource
from tests.support.house import NUMBER, WORKER


def test_a_call_goes_only_when_it_is_over() -> None:
    calls = CarrierCalls()
    calls.ring("CA1", WORKER, NUMBER)
    assert not calls.remove("CA1")
    calls.end("CA1", "completed")
    assert calls.remove("CA1")
    assert not calls.remove("CA1")


def test_a_recording_is_held_until_it_is_removed() -> None:
    calls = CarrierCalls()
    calls.keep("RE1", "CA1", 5, b"sound")
    found = calls.recording("RE1")
    assert found is not None
    assert (found.data, recording_resource(found, "AC1")["duration"]) == (b"sound", "5")
    assert calls.remove("RE1")
    assert calls.recording("RE1") is None


def test_a_resource_names_both_sides() -> None:
    calls = CarrierCalls()
    calls.ring("CA1", WORKER, NUMBER)
    (call,), _ = calls.newest_first()
    shown = call_resource(call, "AC1")
    assert (shown["from"], shown["to"], shown["status"]) == (WORKER, NUMBER, "ringing")
