"""Run as a process of its own: a file on standard input, the copy to show on standard output.

It gets no environment, and of ours it loads the modules of this folder alone. The arguments are a
maker of MAKERS and, for sounds and videos, what container the file's first bytes are of. It answers
with one line of JSON (type, shown, whole: `made.py`) and the copy's bytes.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

MAKERS = ("picture", "playable", "pages")
_FOLDER = "bots.media.making"


def main(maker: str, container: str) -> int:
    """Exit status 1 for what nothing could be made of within the limits."""
    sys.path.append(str(Path(__file__).resolve().parents[3]))
    limits = import_module(f"{_FOLDER}.limits")
    limits.limit()
    make = import_module(f"{_FOLDER}.{MAKERS[MAKERS.index(maker)]}").make
    limits.shut()
    try:
        made = make(sys.stdin.buffer.read(), container)
    except Exception:
        # What is wrong with it may be written in it: nothing of it goes to a log.
        return 1
    head = {"type": made.type, "shown": made.shown, "whole": made.whole}
    sys.stdout.buffer.write(json.dumps(head).encode("ascii") + b"\n" + made.data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
