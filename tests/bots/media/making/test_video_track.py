"""A video's pictures are upright, no larger than a page needs, and at their times."""

import io
from itertools import pairwise

import av
import pytest

from bots.media.making.playable import make
from bots.media.making.video_track import LARGEST_SIDE, MOST_A_SECOND
from tests.support.phone_files import FRAMES_A_SECOND, SECONDS, VIDEOS, PhoneFile, held, made

MP4 = VIDEOS["whatsapp.mp4"]


@pytest.mark.parametrize(
    ("degrees", "size", "red", "blue"),
    [
        (90, (240, 320), (120, 20), (120, 300)),
        (180, (320, 240), (300, 120), (20, 120)),
        (270, (240, 320), (120, 300), (120, 20)),
    ],
)
def test_a_video_is_shown_as_the_phone_was_held(
    degrees: int, size: tuple[int, int], red: tuple[int, int], blue: tuple[int, int]
) -> None:
    copy = make(held(made(MP4), degrees), "mov")
    with av.open(io.BytesIO(copy.data)) as source:
        frame = next(source.decode(video=0)).to_image()
    assert frame.size == size
    assert frame.getpixel(red)[0] > 200
    assert frame.getpixel(blue)[2] > 200


def test_a_large_video_is_made_smaller_and_keeps_its_form() -> None:
    copy = make(made(PhoneFile("mp4", None, 0, "libx264", (1280, 722)), 1), "mov")
    with av.open(io.BytesIO(copy.data)) as source:
        [pictures] = source.streams.video
        assert (pictures.width, pictures.height) == (LARGEST_SIDE, 360)


def test_frames_are_fewer_and_none_comes_early() -> None:
    copy = make(made(MP4), "mov")
    with av.open(io.BytesIO(copy.data)) as source:
        at = [frame.time for frame in source.decode(video=0)]
    assert at[0] == 0
    assert len(at) <= SECONDS * MOST_A_SECOND
    steps = {round((later - one) * FRAMES_A_SECOND) for one, later in pairwise(at)}
    assert steps <= {1, 2}
    assert at[-1] > SECONDS - 0.3
