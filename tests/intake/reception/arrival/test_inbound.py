from base64 import b64encode

from intake.lines.line import TWILIO
from intake.reception.arrival.inbound import Inbound, decoded
from intake.reports.attachments import AUDIO, MediaRef

TEXT = "the gate is locked and nobody opens it"


def inbound(text: str, *media: MediaRef) -> Inbound:
    return Inbound(TWILIO, "SM1", "+15005550006", "+12025550143", text, media)


def test_a_text_is_read_out_of_base64_and_the_original_is_kept() -> None:
    packed = b64encode(TEXT.encode()).decode()
    read = decoded(inbound(packed))
    assert (read.text, read.original) == (TEXT, packed)
    assert read.content == {"text": TEXT, "original": packed}
    assert decoded(read) == read


def test_its_repr_shows_nothing_of_the_worker() -> None:
    shown = repr(inbound(TEXT))
    assert TEXT not in shown and "0143" not in shown


def test_a_sound_is_a_voice() -> None:
    spoken = inbound("", MediaRef(AUDIO, "one"))
    assert spoken.voice and spoken.media_count == 1 and not inbound("").voice
