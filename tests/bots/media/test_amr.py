"""Of an AMR file only its frames stay."""

from bots.media.amr import MARK, clean
from tests.support.files import AMR_FRAME


def test_frames_are_counted_and_kept() -> None:
    assert clean(MARK + AMR_FRAME * 50) == (MARK + AMR_FRAME * 50, 1000)


def test_what_is_no_frame_ends_it() -> None:
    assert clean(MARK + AMR_FRAME + b"\xff tag") == (MARK + AMR_FRAME, 20)
    assert clean(MARK + AMR_FRAME + AMR_FRAME[:5]) == (MARK + AMR_FRAME, 20)
    assert clean(MARK) == (MARK, 0)
