"""The pictures of a video, encoded as VP8: fewer and smaller ones, upright."""

from collections.abc import Sequence
from fractions import Fraction

from av import VideoFrame
from av.container import OutputContainer
from av.filter import Graph
from av.frame import Frame
from av.video.format import VideoFormat
from av.video.reformatter import VideoReformatter

LARGEST_SIDE = 640
MOST_A_SECOND = 12
"""A hand, a face, a sign and a machine's beat can be made out; each more costs processor time."""
BITS = 600_000
"""A second."""
_CLOCK = Fraction(1, 1000)
_POINTS = VideoFormat("yuv420p")
_EARLY = 0.005
# At the real-time setting the encoder is ten times as quick as at its best.
_OPTIONS = {"deadline": "realtime", "cpu-used": "8", "threads": "1"}
_UPRIGHT = {90: ("cclock",), -90: ("clock",), 180: ("clock", "clock"), -180: ("clock", "clock")}
"""By how many degrees a frame is to be turned to the left: which turns do it."""


class VideoTrack:
    """Takes decoded frames of any form and hands VP8 to the container."""

    def __init__(self, target: OutputContainer, begins: float, first: VideoFrame) -> None:
        """`begins`: what the source's clock shows when the copy begins, in seconds.

        `first` is any frame of the source: it tells size and how the phone was held.
        """
        self._begins = begins
        self._target = target
        self._reformatter = VideoReformatter()
        self._size = _fitting(first.width, first.height)
        self._graph, upright = _turning(self._size, first.rotation)
        self._stream = target.add_stream("libvpx", rate=MOST_A_SECOND, options=_OPTIONS)
        self._stream.width, self._stream.height = upright
        self._stream.pix_fmt = _POINTS.name
        self._stream.bit_rate = BITS
        self._stream.codec_context.thread_count = 1
        self._stream.codec_context.time_base = _CLOCK
        self._at: float | None = None

    @property
    def lasts(self) -> float:
        """Seconds of the copy so far."""
        return 0.0 if self._at is None else self._at + 1 / MOST_A_SECOND

    def take(self, frames: Sequence[Frame]) -> None:
        """Encodes what one packet held. Raises FFmpegError."""
        for frame in frames:
            if isinstance(frame, VideoFrame):
                self._take(frame)

    def end(self) -> None:
        """Writes what was held back. Raises FFmpegError."""
        self._target.mux(self._stream.encode(None))

    def _take(self, frame: VideoFrame) -> None:
        at = self.lasts if frame.time is None else max(0.0, frame.time - self._begins)
        if self._at is not None and at < self._at + 1 / MOST_A_SECOND - _EARLY:
            return
        self._at = at
        small = self._reformatter.reformat(
            frame, *self._size, _POINTS.name, interpolation="FAST_BILINEAR", threads=1
        )
        small.pts, small.time_base = round(at / _CLOCK), _CLOCK
        if self._graph is not None:
            self._graph.vpush(small)
            small = self._graph.vpull()
        self._target.mux(self._stream.encode(small))


def _fitting(width: int, height: int) -> tuple[int, int]:
    """Even numbers, as the encoder halves its colours."""
    scale = min(1.0, LARGEST_SIDE / max(width, height))
    return max(2, int(width * scale) // 2 * 2), max(2, int(height * scale) // 2 * 2)


def _turning(size: tuple[int, int], degrees: int) -> tuple[Graph | None, tuple[int, int]]:
    """What turns frames of this size upright, and their size then."""
    turns = _UPRIGHT.get(degrees, ())
    if not turns:
        return None, size
    graph = Graph()
    graph.threads = 1
    nodes = [graph.add_buffer(width=size[0], height=size[1], format=_POINTS, time_base=_CLOCK)]
    nodes += [graph.add("transpose", one) for one in turns]
    graph.link_nodes(*nodes, graph.add("buffersink")).configure()
    return graph, size if len(turns) == 2 else (size[1], size[0])
