"""A file of the trust folder is written whole or not at all."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex


def written_beside(path: Path, content: Mapping[str, object]) -> Path:
    """A new file beside `path` that holds this as JSON and is on the disk; the caller gives it its
    name. So after a power cut `path` is the file of before or this one. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Several processes may write at once.
    temporary = path.with_suffix(f".{token_hex(8)}.new")
    with temporary.open("x", encoding="ascii") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    return temporary
