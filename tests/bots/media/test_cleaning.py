"""What a page shows of a picture or a sound says nothing of who made it, when and where."""

import io
import random

import pytest
from PIL import Image, ImageChops

from bots.media.kinds import Format, format_of
from bots.media.making.picture import LARGEST_SIDE
from bots.media.ogg import EMPTY_TAGS
from bots.media.prepare import prepare
from bots.media.shown import NotClean, picture_of
from bots.media.sound import clean_sound
from intake.reports.attachment_states import AttachmentEvent
from intake.reports.attachments import DOCUMENT, OTHER
from tests.support import files

PICTURES = {"jpeg": files.jpeg, "png": files.png, "webp": files.webp}
SOUNDS = {"opus": files.opus, "mp3": files.mp3}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize("name", PICTURES)
def test_the_corpus_holds_what_is_to_be_taken_out(name: str) -> None:
    made = PICTURES[name]()
    assert files.MARK in made
    assert any(gps in made for gps in files.GPS_BYTES)


@pytest.mark.parametrize("name", PICTURES)
def test_a_shown_picture_keeps_its_points_and_nothing_else(name: str) -> None:
    shown = picture_of(PICTURES[name]()).data
    assert files.MARK not in shown
    assert not any(gps in shown for gps in files.GPS_BYTES)
    assert not any(mark in shown for mark in (b"Exif", b"http://", b"ICC_PROFILE", b"JFXX"))
    with Image.open(io.BytesIO(shown)) as picture:
        assert picture.format == "JPEG"
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        difference = ImageChops.difference(picture.convert("RGB"), files.picture())
        assert max(high for _, high in difference.resize((6, 4)).getextrema()) < 90


def test_segments_of_a_shown_jpeg_are_those_of_its_points_alone() -> None:
    shown = picture_of(files.jpeg()).data
    at, kinds = 2, set()
    while shown[at + 1] != 0xDA:
        kinds.add(shown[at + 1])
        at += 2 + int.from_bytes(shown[at + 2 : at + 4], "big")
    assert kinds <= {0xE0, 0xDB, 0xC0, 0xC2, 0xC4}
    assert shown.endswith(b"\xff\xd9")


def test_a_picture_is_shown_as_the_phone_was_held() -> None:
    with Image.open(io.BytesIO(picture_of(files.jpeg(orientation=6)).data)) as picture:
        assert picture.size == (40, 60)


def test_a_large_picture_is_shown_in_the_size_of_a_page() -> None:
    written = io.BytesIO()
    files.picture(6000, 3000).save(written, "JPEG")
    with Image.open(io.BytesIO(picture_of(written.getvalue()).data)) as picture:
        assert picture.size == (LARGEST_SIDE, LARGEST_SIDE // 2)


@pytest.mark.parametrize(
    "broken",
    [
        files.bomb(),
        files.bomb(20_000, 3_000),
        files.jpeg()[:400],
        files.png()[:120],
        SVG,
        b"GIF89a" + bytes(40),
        b"",
    ],
    ids=["bomb", "half-a-bomb", "cut-jpeg", "cut-png", "svg", "gif", "empty"],
)
def test_what_is_no_whole_picture_of_a_page_is_refused(broken: bytes) -> None:
    with pytest.raises(NotClean):
        picture_of(broken)


def test_a_file_of_two_faces_shows_one_and_carries_none_of_the_other() -> None:
    archive = b"PK\x03\x04<html><script>alert(1)</script>" + files.MARK
    shown = picture_of(files.jpeg() + archive).data
    assert b"script" not in shown
    assert b"PK\x03\x04" not in shown


@pytest.mark.parametrize(("name", "seconds"), [("opus", 3), ("mp3", 3)])
def test_a_sound_to_be_played_is_its_frames_and_nothing_else(name: str, seconds: int) -> None:
    made = SOUNDS[name]()
    assert files.MARK in made
    found = format_of(made)
    assert found is not None
    sound = clean_sound(made, found)
    assert files.MARK not in sound.data
    assert not any(gps in sound.data for gps in files.GPS_BYTES)
    assert not any(one in sound.data for one in (b"ID3", b"TAG", b"APETAGEX", b"ARTIST"))
    assert sound.seconds == seconds
    assert format_of(sound.data) == found
    assert clean_sound(sound.data, found) == sound


def test_every_frame_of_a_sound_is_kept() -> None:
    assert clean_sound(files.mp3(), Format.MP3).data == files.MP3_FRAME * 100
    cleaned = clean_sound(files.opus(), Format.OGG).data
    assert cleaned.count(files.OPUS_SILENCE) == 150
    assert EMPTY_TAGS in cleaned


@pytest.mark.parametrize("name", [*PICTURES, *SOUNDS])
def test_no_damage_to_a_file_stops_the_collector(name: str) -> None:
    chance = random.Random(name)
    made = bytearray((PICTURES | SOUNDS)[name]())
    rounds = 12 if name in SOUNDS else 4
    for _ in range(rounds):
        for _ in range(5):
            made[chance.randrange(len(made))] = chance.randrange(256)
        prepared = prepare(bytes(made[: chance.randrange(1, len(made))]))
        assert prepared.shown is None or files.MARK not in prepared.shown.data


@pytest.mark.parametrize(
    ("data", "event", "kind"),
    [
        (b"%PDF-1.7\n", AttachmentEvent.SET_ASIDE, DOCUMENT),
        (SVG, AttachmentEvent.SET_ASIDE, OTHER),
        (b"MZ" + bytes(100), AttachmentEvent.SET_ASIDE, OTHER),
        (b"<html>", AttachmentEvent.SET_ASIDE, OTHER),
    ],
)
def test_only_known_formats_are_handed_over(data: bytes, event: AttachmentEvent, kind: str) -> None:
    made = prepare(data)
    assert (made.event, made.kind, made.shown) == (event, kind, None)
