"""AMR (RFC 4867, narrow band): a mark, then frames of 20 ms whose first byte tells their length."""

MARK = b"#!AMR\n"
FRAME_MS = 20
# Bytes after the first, by frame type; the others are not in use.
SIZES = {0: 12, 1: 13, 2: 15, 3: 17, 4: 19, 5: 20, 6: 26, 7: 31, 8: 5, 15: 0}
_PADDING = 0x83


def clean(data: bytes) -> tuple[bytes, int]:
    """(the frames behind a fresh mark, milliseconds). Raises ValueError at what is no frame."""
    at, frames = len(MARK), []
    while at < len(data):
        first = data[at]
        size = SIZES.get(first >> 3 & 15)
        if size is None or first & _PADDING:
            break
        frame = data[at : at + 1 + size]
        if len(frame) <= size:
            break
        frames.append(frame)
        at += 1 + size
    return MARK + b"".join(frames), FRAME_MS * len(frames)
