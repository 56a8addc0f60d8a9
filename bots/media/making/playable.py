"""Sounds and videos as every browser plays them: Opus in Ogg, or VP8 and Opus in WebM.

Sound and pictures are decoded and encoded anew in a new container. So tags, chapters, places,
cover pictures, subtitles and what an encoder wrote between the frames have no way through. Of H.264
and AAC not every browser has a decoder; and none of them is to be handed what a stranger's encoder
wrote.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import cast

import av
from av import AudioCodecContext, CodecContext, VideoCodecContext, VideoFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.frame import Frame
from av.stream import Disposition
from av.subtitles import stream as subtitles
from av.video.stream import VideoStream

from bots.media.making.limits import MOST_BYTES, enough
from bots.media.making.made import OGG, WEBM, Made
from bots.media.making.sound_track import SoundTrack
from bots.media.making.video_track import VideoTrack

CONTAINERS = ("aac", "amr", "matroska", "mov", "mp3", "ogg", "wav")
_PACKED = ("aac", "alac", "amrnb", "amrwb", "evrc", "mp3", "mp3float", "opus", "qcelp", "vorbis")
_PLAIN = ("adpcm_ima_wav", "adpcm_ms", "gsm_ms", "pcm_alaw", "pcm_f32le", "pcm_mulaw", "pcm_s16be")
SOUNDS = (*_PACKED, *_PLAIN, "pcm_s16le", "pcm_s24le", "pcm_u8")
PICTURES = ("h263", "h264", "hevc", "libdav1d", "mjpeg", "mpeg4", "vp8", "vp9")
"""Decoders of what phones make. Of the several hundred others each is one more way in."""
_BETTER = {"amrnb": "libopencore_amrnb", "amrwb": "libopencore_amrwb"}
"""FFmpeg's own decoders of AMR leave out the pauses that phones write instead of silence."""
LOADED = (subtitles,)
"""PyAV loads this when it opens a file; by then nothing can be opened any more."""
_GUARDED = {"codec_whitelist": ",".join(SOUNDS + PICTURES), "protocol_whitelist": ""}

_Source = AudioStream | VideoStream
_Decoder = AudioCodecContext | VideoCodecContext
_Track = SoundTrack | VideoTrack


def make(data: bytes, container: str) -> Made:
    """A video where pictures can be decoded, else its sound. Raises where neither can.

    `container` is one of CONTAINERS.
    """
    if container not in CONTAINERS:
        raise ValueError("not a container that phones make")
    first = _first_picture(data, container)
    if first is not None:
        with suppress(av.FFmpegError, ValueError):
            return _turned(data, container, first)
    return _turned(data, container, None)


def _opened(data: bytes, container: str) -> InputContainer:
    return av.open(io.BytesIO(data), "r", format=container, options=_GUARDED)


def _first_picture(data: bytes, container: str) -> VideoFrame | None:
    """The first frame that can be decoded; it tells what the container has to know beforehand."""
    with _opened(data, container) as source:
        pictures = _pictures(source)
        if pictures is not None:
            for _, frames in _decoded(source, [pictures]):
                for frame in frames:
                    if isinstance(frame, VideoFrame):
                        return frame
                if enough():
                    break
    return None


def _pictures(source: InputContainer) -> VideoStream | None:
    """A sound's cover picture is none: it says whose the sound is, and moves nowhere."""
    for stream in source.streams.video:
        cover = stream.disposition & Disposition.attached_pic
        if not cover and stream.codec_context and stream.codec_context.codec.name in PICTURES:
            return stream
    return None


def _sound(source: InputContainer) -> AudioStream | None:
    for stream in source.streams.audio:
        if stream.codec_context and stream.codec_context.codec.name in SOUNDS:
            return stream
    return None


def _turned(data: bytes, container: str, first: VideoFrame | None) -> Made:
    """With pictures where `first` is one. Raises FFmpegError or ValueError where nothing came."""
    wanted = OGG if first is None else WEBM
    written = io.BytesIO()
    with _opened(data, container) as source:
        sound, pictures = _sound(source), _pictures(source) if first else None
        streams = [one for one in (pictures, sound) if one is not None]
        begins = min(_start(one) for one in streams)
        with av.open(
            written, "w", format=wanted.partition("/")[2], options={"fflags": "+bitexact"}
        ) as target:
            tracks: dict[int, _Track] = {}
            if pictures is not None and first is not None:
                tracks[pictures.index] = VideoTrack(target, begins, first)
            if sound is not None:
                tracks[sound.index] = SoundTrack(target, begins)
            for index, frames in _decoded(source, streams):
                tracks[index].take(frames)
                if enough() or written.tell() > MOST_BYTES:
                    break
            for track in tracks.values():
                track.end()
        lasts = max(one.lasts for one in tracks.values())
        told = round((source.duration or 0) / av.time_base)
    if not lasts:
        raise ValueError("nothing to see or hear")
    shown = max(1, round(lasts))
    # What a file tells of its length may be wrong by what its phone cut off at the ends.
    return Made(wanted, written.getvalue(), shown, told if told > shown + 1 else shown)


def _start(stream: _Source) -> float:
    return float((stream.start_time or 0) * (stream.time_base or 0))


def _decoder(stream: _Source) -> _Decoder:
    better = _BETTER.get(stream.codec_context.codec.name)
    made = CodecContext.create(better, "r") if better else stream.codec_context
    decoder = cast(_Decoder, made)
    # More threads take more memory, and the server has others to serve.
    decoder.thread_count = 1
    return decoder


def _decoded(
    source: InputContainer, streams: Sequence[_Source]
) -> Iterator[tuple[int, Sequence[Frame]]]:
    """(a stream's number, what one packet of it held); what is damaged is left out."""
    decoders = {one.index: _decoder(one) for one in streams}
    try:
        for packet in source.demux(streams):
            index = packet.stream.index
            frames: Sequence[Frame] = ()
            with suppress(av.FFmpegError):
                frames = [*decoders[index].decode(packet)]
            yield index, frames
    except av.FFmpegError:
        # It ends here, as a file does that came in part.
        return
