"""The sound of a sound or a video, encoded as Opus: one channel, as a phone hears."""

from collections.abc import Sequence
from fractions import Fraction

from av import AudioFrame, AudioResampler
from av.container import OutputContainer
from av.frame import Frame

RATE = 48_000
"""Samples a second, as Opus counts them."""
BITS = 32_000
"""A second: speech is as clear as from the phone, and steps and machines behind it stay."""
_FRAME = 960
_GAP = 0.3
"""Seconds without a sample, after which the sound goes on later, to stay with its pictures."""


class SoundTrack:
    """Takes decoded frames of any form and hands Opus to the container."""

    def __init__(self, target: OutputContainer, begins: float) -> None:
        """`begins`: what the source's clock shows when the copy begins, in seconds."""
        self._begins = begins
        self._target = target
        self._stream = target.add_stream("libopus", rate=RATE, layout="mono")
        self._stream.bit_rate = BITS
        self._resampler = self._new_resampler()
        self._form: tuple[str, str, int] | None = None
        self._taken = 0.0
        self._written = 0
        self._later = 0

    @property
    def lasts(self) -> float:
        """Seconds of the copy so far."""
        return (self._written + self._later) / RATE

    def take(self, frames: Sequence[Frame]) -> None:
        """Encodes what one packet held. Raises FFmpegError."""
        for frame in frames:
            if isinstance(frame, AudioFrame):
                self._take(frame)

    def end(self) -> None:
        """Writes what was held back. Raises FFmpegError."""
        self._encode(self._resampler.resample(None) if self._form else [])
        self._target.mux(self._stream.encode(None))

    def _take(self, frame: AudioFrame) -> None:
        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        if self._form not in {None, form}:
            self._encode(self._resampler.resample(None))
            self._resampler = self._new_resampler()
        self._form = form
        if frame.time is not None:
            missing = frame.time - self._begins - self._taken
            if missing > _GAP:
                self._later += round(missing * RATE)
                self._taken += missing
        self._taken += frame.samples / frame.sample_rate
        frame.pts = None
        self._encode(self._resampler.resample(frame))

    def _encode(self, frames: Sequence[AudioFrame]) -> None:
        for frame in frames:
            frame.pts = self._written + self._later
            frame.time_base = Fraction(1, RATE)
            self._written += frame.samples
            self._target.mux(self._stream.encode(frame))

    @staticmethod
    def _new_resampler() -> AudioResampler:
        return AudioResampler("s16", "mono", RATE, frame_size=_FRAME)
