"""MPEG audio, layer III (ISO 11172-3, 13818-3): frames with a header of four bytes each."""

_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_KILOBITS = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_MPEG1 = 3
_MONO = 3
# Two in a row: a byte of a tag may look like the beginning of a frame.
_IN_A_ROW = 2


def clean(data: bytes) -> tuple[bytes, int]:
    """(the frames, milliseconds); tags before, between and behind them are left out."""
    at = _behind_id3(data)
    frames: list[bytes] = []
    microseconds = 0
    while at + 4 <= len(data):
        if not _row(data, at, known=bool(frames)):
            at = data.find(b"\xff", at + 1)
            if at < 0:
                break
            continue
        size, lasts = _frame(data, at)
        frame = data[at : at + size]
        if not _is_index(frame):
            frames.append(frame)
            microseconds += lasts
        at += size
    return b"".join(frames), microseconds // 1000


def _behind_id3(data: bytes) -> int:
    if not data.startswith(b"ID3"):
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _row(data: bytes, at: int, known: bool) -> bool:
    """True where frames follow each other from here; the last one of the file stands alone."""
    for _ in range(_IN_A_ROW):
        size, _lasts = _frame(data, at)
        if not size or at + size > len(data):
            return False
        at += size
        if known and at == len(data):
            return True
        if known and data[at : at + 3] in {b"TAG", b"ID3", b"APE"}:
            return True
    return True


def _frame(data: bytes, at: int) -> tuple[int, int]:
    """(bytes, microseconds) of the frame that begins here; (0, 0) where none does."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return 0, 0
    version, second = data[at + 1] >> 3 & 3, data[at + 2]
    rate_index, kilobits_index = second >> 2 & 3, second >> 4
    if version not in _RATES or rate_index == 3 or kilobits_index in {0, 15}:
        return 0, 0
    rate = _RATES[version][rate_index]
    kilobits = _KILOBITS[version == _MPEG1][kilobits_index]
    samples = 1152 if version == _MPEG1 else 576
    size = samples // 8 * kilobits * 1000 // rate + (second >> 1 & 1)
    return size, samples * 1_000_000 // rate


def _is_index(frame: bytes) -> bool:
    """An encoder's first frame: silence that holds its name and an index of the file as it was."""
    one, mono = frame[1] >> 3 & 3 == _MPEG1, frame[3] >> 6 == _MONO
    at = 4 + ((17 if mono else 32) if one else (9 if mono else 17))
    return frame[at : at + 4] in {b"Xing", b"Info"} or frame[36:40] == b"VBRI"
