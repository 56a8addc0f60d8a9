"""A sound keeps its times, whatever form its frames have."""

import io
from array import array
from fractions import Fraction

import av
import pytest
from av import AudioFrame

from bots.media.making.sound_track import SoundTrack


def frame(at: float, rate: int = 8000) -> AudioFrame:
    """Half a second of it."""
    made = AudioFrame(format="s16", layout="mono", samples=rate // 2)
    made.sample_rate, made.time_base, made.pts = rate, Fraction(1, 1000), round(at * 1000)
    made.planes[0].update(array("h", [1000] * made.samples).tobytes())
    return made


def lasting(*frames: AudioFrame, begins: float = 0.0) -> float:
    """Seconds of a sound of these frames."""
    with av.open(io.BytesIO(), "w", format="webm") as target:
        track = SoundTrack(target, begins)
        for one in frames:
            track.take([one])
        track.end()
    return track.lasts


def test_frames_follow_each_other() -> None:
    assert lasting(frame(0), frame(0.5), frame(1)) == pytest.approx(1.5, abs=0.05)


def test_where_the_phone_lost_sound_it_goes_on_at_its_time() -> None:
    assert lasting(frame(0), frame(4)) == pytest.approx(4.5, abs=0.05)


def test_a_sound_that_begins_later_than_its_pictures_waits() -> None:
    assert lasting(frame(12), begins=10) == pytest.approx(2.5, abs=0.05)


def test_small_steps_of_a_clock_are_no_gap() -> None:
    assert lasting(frame(0), frame(0.6), frame(0.9)) == pytest.approx(1.5, abs=0.05)


def test_frames_may_change_their_rate() -> None:
    assert lasting(frame(0), frame(0.5, 16_000), frame(1)) == pytest.approx(1.5, abs=0.05)
