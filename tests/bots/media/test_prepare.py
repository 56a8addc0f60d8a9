"""Every kind of file that phones send is prepared to be seen or heard, or kept as it came."""

import random

import pytest

from bots.media.kinds import Format
from bots.media.prepare import PreparedFile, prepare
from bots.media.shown import NotClean, ShownCopy
from bots.media.sound import clean_sound
from intake.reports.attachment_states import AttachmentEvent
from intake.reports.attachments import AUDIO, DOCUMENT, IMAGE, OTHER, VIDEO
from tests.support import files
from tests.support.phone_files import SECONDS, SOUNDS, VIDEOS, amr_wb, made, pdf

AS_IT_CAME = {"voice.ogg": Format.OGG, "song.mp3": Format.MP3}


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_can_be_played(name: str) -> None:
    prepared = prepare(made(SOUNDS[name]))
    assert (prepared.kind, prepared.event) == (AUDIO, AttachmentEvent.CLEANED)
    assert prepared.shown is not None
    assert prepared.shown.type == AS_IT_CAME.get(name, "audio/ogg")
    assert files.MARK not in prepared.shown.data
    assert prepared.extent() == {"length": f"0:0{SECONDS}"}


@pytest.mark.parametrize("name", VIDEOS)
def test_a_video_can_be_played(name: str) -> None:
    prepared = prepare(made(VIDEOS[name]))
    assert (prepared.kind, prepared.event) == (VIDEO, AttachmentEvent.CLEANED)
    assert prepared.shown is not None
    assert prepared.shown.type == "video/webm"
    assert files.MARK not in prepared.shown.data
    assert prepared.extent() == {"length": f"0:0{SECONDS}"}


def test_wide_band_speech_and_a_document_can_be_shown() -> None:
    speech, paper = prepare(amr_wb()), prepare(pdf(3))
    assert (speech.kind, speech.found) == (AUDIO, Format.AMR_WB)
    assert speech.shown is not None
    assert (paper.kind, paper.found) == (DOCUMENT, Format.PDF)
    assert paper.shown is not None
    assert paper.shown.type == "image/jpeg"
    assert paper.extent() == {"pages": "3"}


def test_an_ogg_that_is_no_single_voice_note_is_turned() -> None:
    joined = made(SOUNDS["voice.ogg"]) + made(SOUNDS["voice.ogg"])
    with pytest.raises(NotClean):
        clean_sound(joined, Format.OGG)
    prepared = prepare(joined)
    assert (prepared.kind, prepared.event) == (AUDIO, AttachmentEvent.CLEANED)
    assert prepared.shown is not None
    assert files.MARK not in prepared.shown.data
    assert prepared.extent() == {"length": f"0:0{2 * SECONDS}"}


@pytest.mark.parametrize(
    ("kind", "copy", "extent"),
    [
        (AUDIO, ShownCopy("audio/ogg", b"", 65, 3700), {"length": "61:40", "shown": "1:05"}),
        (VIDEO, ShownCopy("video/webm", b"", 9, 9), {"length": "0:09"}),
        (DOCUMENT, ShownCopy("image/jpeg", b"", 10, 34), {"pages": "34", "shown": "10"}),
        (IMAGE, ShownCopy("image/jpeg", b""), {}),
        (AUDIO, None, {}),
    ],
)
def test_a_record_tells_how_much_of_a_file_is_shown(
    kind: str, copy: ShownCopy | None, extent: dict[str, str]
) -> None:
    assert PreparedFile(kind, AttachmentEvent.CLEANED, None, copy).extent() == extent


@pytest.mark.parametrize("name", [*SOUNDS, *VIDEOS, "paper.pdf"])
def test_no_damage_to_a_file_stops_the_collector(name: str) -> None:
    chance = random.Random(name)
    whole = pdf(2) if name == "paper.pdf" else made((SOUNDS | VIDEOS)[name], 1)
    for _ in range(3):
        damaged = bytearray(whole)
        for _ in range(20):
            damaged[chance.randrange(12, len(damaged))] = chance.randrange(256)
        prepared = prepare(bytes(damaged[: chance.randrange(40, len(damaged))]))
        shown = prepared.event is AttachmentEvent.CLEANED
        assert shown == (prepared.shown is not None)
        assert prepared.shown is None or files.MARK not in prepared.shown.data


@pytest.mark.parametrize("start", [b"#EXTM3U\nfile:///etc/passwd", b"ffconcat version 1.0\n", b""])
def test_no_file_that_names_others_is_opened(start: bytes) -> None:
    prepared = prepare(start)
    assert (prepared.kind, prepared.shown) == (OTHER, None)
