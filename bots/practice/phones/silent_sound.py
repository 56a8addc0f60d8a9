"""What a practice person says: MPEG audio of any length in which nothing sounds."""

# A frame of MPEG-1 layer III, 128 kbit/s, 44,100 a second, one channel.
_FRAME = b"\xff\xfb\x90\xc0" + bytes(413)
_FRAMES_A_SECOND = 44100 / 1152

MP3 = "audio/mpeg"


def silence(seconds: int) -> bytes:
    """An MP3 that lasts so long."""
    return _FRAME * round(seconds * _FRAMES_A_SECOND)
