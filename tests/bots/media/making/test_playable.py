"""Sounds and videos of every kind that phones make come out as browsers play them."""

import io
import random
from itertools import pairwise

import av
import pytest
from av import AudioFrame

from bots.media.making import playable
from bots.media.making.made import OGG, WEBM, Made
from bots.media.making.playable import make
from tests.support import files
from tests.support.phone_files import (
    PLACE,
    SECONDS,
    SOUNDS,
    TONE,
    VIDEOS,
    PhoneFile,
    amr_wb,
    amr_with_pauses,
    made,
    with_cover,
)

READ_AS = {"3gp": "mov", "adts": "aac", "ipod": "mov", "mp4": "mov", "webm": "matroska"}


def turned(kind: PhoneFile) -> Made:
    return make(made(kind), READ_AS.get(kind.container, kind.container))


def heard(copy: Made) -> list[int]:
    """The samples of a copy, 48,000 a second."""
    resampler = av.AudioResampler("s16", "mono", 48_000)
    with av.open(io.BytesIO(copy.data)) as source:
        return [
            sample
            for frame in source.decode(audio=0)
            for one in resampler.resample(frame)
            for sample in samples_of(one)
        ]


def samples_of(frame: AudioFrame) -> list[int]:
    return memoryview(bytes(frame.planes[0])[: frame.samples * 2]).cast("h").tolist()


def tone_of(samples: list[int]) -> float:
    """How often a second it swings, in the middle of it."""
    part = samples[len(samples) // 3 : len(samples) // 3 + 48_000]
    return sum(one < 0 <= other for one, other in pairwise(part))


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_of_every_kind_is_heard(name: str) -> None:
    copy = turned(SOUNDS[name])
    assert (copy.type, copy.shown, copy.whole) == (OGG, SECONDS, SECONDS)
    samples = heard(copy)
    assert abs(len(samples) / 48_000 - SECONDS) < 0.15
    assert abs(tone_of(samples) - TONE) < 5


@pytest.mark.parametrize("name", VIDEOS)
def test_a_video_of_every_kind_is_seen_and_heard(name: str) -> None:
    kind = VIDEOS[name]
    copy = turned(kind)
    assert (copy.type, copy.shown, copy.whole) == (WEBM, SECONDS, SECONDS)
    with av.open(io.BytesIO(copy.data)) as source:
        assert source.format.name == "matroska,webm"
        [pictures] = source.streams.video
        assert (pictures.codec_context.name, pictures.width, pictures.height) == ("vp8", *kind.size)
        frame = next(source.decode(pictures)).to_image()
    width, height = kind.size
    red, blue = frame.getpixel((width // 4, height // 2)), frame.getpixel((width - 20, height // 2))
    assert red[0] > 200 > 80 > red[2]
    assert blue[2] > 200 > 80 > blue[0]
    if kind.sound is not None:
        assert abs(tone_of(heard(copy)) - TONE) < 5


@pytest.mark.parametrize("name", [*SOUNDS, *VIDEOS])
def test_nothing_of_author_title_or_place_is_in_a_copy(name: str) -> None:
    copy = turned((SOUNDS | VIDEOS)[name])
    for secret in (files.MARK, PLACE.encode(), b"2026-11-22", b"Lavc"):
        assert secret not in copy.data
    with av.open(io.BytesIO(copy.data)) as source:
        told = source.metadata | {k: v for one in source.streams for k, v in one.metadata.items()}
    assert set(told) <= {"encoder", "DURATION"}


def test_what_the_files_hold_is_there_to_be_taken_out() -> None:
    holding = [name for name, kind in (SOUNDS | VIDEOS).items() if files.MARK in made(kind, 1)]
    # Raw AMR and AAC have no place for a name.
    assert {*SOUNDS, *VIDEOS} - {*holding} == {"mms.amr", "old.aac"}


def test_wide_band_speech_is_heard() -> None:
    copy = make(amr_wb(), "amr")
    assert (copy.type, copy.shown, copy.whole) == (OGG, SECONDS, SECONDS)
    assert max(heard(copy)) > 0


def test_pauses_that_a_phone_did_not_write_stay_as_long_as_they_were() -> None:
    copy = make(amr_with_pauses(), "amr")
    assert copy.shown == 2 * SECONDS
    assert abs(len(heard(copy)) / 48_000 - 2 * SECONDS) < 0.15


def test_a_cover_picture_is_no_video() -> None:
    data = with_cover(made(SOUNDS["song.mp3"]))
    assert b"\xff\xd8\xff" in data
    copy = make(data, "mp3")
    assert copy.type == OGG
    assert b"\xff\xd8\xff" not in copy.data


@pytest.mark.parametrize("name", ["whatsapp.mp4", "old.3gp"])
def test_of_a_video_whose_pictures_are_damaged_the_sound_is_kept(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playable, "PICTURES", ())
    copy = turned(VIDEOS[name])
    assert copy.type == OGG
    assert abs(tone_of(heard(copy)) - TONE) < 5


def test_of_a_file_that_came_in_part_what_came_is_shown() -> None:
    whole = made(SOUNDS["browser.webm"], 20)
    copy = make(whole[: len(whole) // 2], "matroska")
    assert 5 <= copy.shown < copy.whole == 20


def test_at_the_limit_of_time_a_copy_ends_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter([False] * 60)
    monkeypatch.setattr(playable, "enough", lambda: next(looks, True))
    copy = make(made(VIDEOS["whatsapp.mp4"], 8), "mov")
    assert copy.type == WEBM
    assert 1 <= copy.shown < copy.whole == 8


def test_at_the_limit_of_size_a_copy_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playable, "MOST_BYTES", 20_000)
    copy = make(made(SOUNDS["roll.wav"], 30), "wav")
    assert copy.shown < copy.whole == 30
    assert len(copy.data) < 60_000


@pytest.mark.parametrize("container", ["concat", "hls", "image2", "lavfi", "", "mov,mp4"])
def test_only_containers_of_phones_are_read(container: str) -> None:
    with pytest.raises(ValueError, match="not a container"):
        make(made(SOUNDS["memo.m4a"], 1), container)


def test_no_decoder_is_used_that_phones_do_not_need() -> None:
    with pytest.raises((ValueError, av.FFmpegError)):
        make(made(PhoneFile("wav", "adpcm_yamaha", 16000), 1), "wav")


@pytest.mark.parametrize("container", playable.CONTAINERS)
def test_what_is_no_file_of_its_kind_is_refused(container: str) -> None:
    for data in (b"", b"x", random.Random(container).randbytes(4000)):
        with pytest.raises((ValueError, av.FFmpegError)):
            make(data, container)
