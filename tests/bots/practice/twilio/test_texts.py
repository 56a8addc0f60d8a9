"""The texts that Twilio would hold."""

from bots.practice.twilio.texts import Text, Texts, as_resource, new_sid, new_text
from tests.support.house import NUMBER, WORKER


def text(sid: str) -> Text:
    return new_text(
        sid=sid, direction="inbound", sender=WORKER, recipient=NUMBER, body="x", status="received"
    )


def test_sids_are_new_each_time() -> None:
    assert new_sid("SM") != new_sid("SM")
    assert len(new_sid("SM")) == 34


def test_a_text_that_is_held_stays_as_it_is() -> None:
    texts = Texts()
    for sid in ("SM1", "SM2", "SM1"):
        texts.add(text(sid))
    assert [one.sid for one in texts.newest_first()] == ["SM2", "SM1"]


def test_a_text_is_redacted_moved_on_and_removed() -> None:
    texts = Texts()
    texts.add(text("SM1"))
    redacted, moved = texts.redact("SM1"), texts.set_status("SM1", "sent")
    assert redacted is not None
    assert moved is not None
    assert (redacted.body, moved.status) == ("", "sent")
    texts.remove("SM1")
    assert texts.get("SM1") is texts.redact("SM1") is texts.set_status("SM1", "sent") is None


def test_a_resource_has_numbers_as_strings() -> None:
    shown = as_resource(text("SM1"), "AC1")
    assert (shown["num_segments"], shown["num_media"], shown["from"]) == ("1", "0", WORKER)
