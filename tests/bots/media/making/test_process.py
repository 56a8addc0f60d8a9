"""The process answers with one line and the copy, or with nothing and a status."""

import json
import subprocess
import sys

import pytest

from bots.media.making import process
from config.platform.paths import ROOT
from tests.support import files
from tests.support.phone_files import SOUNDS, VIDEOS, PhoneFile, held, made, pdf


def run(maker: str, data: bytes, container: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-I", "-B", process.__file__, maker, container],
        input=data,
        capture_output=True,
        env={},
        cwd="/",
        check=False,
    )


def test_it_answers_with_a_line_and_the_copy() -> None:
    done = run("pages", pdf(3))
    head, _, data = done.stdout.partition(b"\n")
    assert json.loads(head) == {"type": "image/jpeg", "shown": 3, "whole": 3}
    assert data.startswith(b"\xff\xd8\xff")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("maker", process.MAKERS)
def test_of_a_file_that_is_none_nothing_is_said(maker: str) -> None:
    done = run(maker, files.MARK * 9, "mov")
    assert (done.returncode, done.stdout) == (1, b"")
    assert files.MARK not in done.stderr


def test_what_a_file_makes_a_library_complain_of_is_not_in_the_answer() -> None:
    done = run("playable", made(SOUNDS["memo.m4a"], 1)[:400] + files.MARK * 9, "mov")
    assert files.MARK not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("maker", "data", "container", "type_"),
    [
        (
            "playable",
            made(PhoneFile("mp4", None, 0, "libx264", (848, 480)), 1),
            "mov",
            "video/webm",
        ),
        ("playable", held(made(VIDEOS["iphone.mov"], 1), 90), "mov", "video/webm"),
        ("playable", made(VIDEOS["screen.webm"], 1), "matroska", "video/webm"),
        ("playable", made(SOUNDS["mms.amr"], 1), "amr", "audio/ogg"),
        ("playable", made(SOUNDS["memo.m4a"], 1), "mov", "audio/ogg"),
        ("pages", pdf(1), "", "image/jpeg"),
        ("picture", files.jpeg(), "", "image/jpeg"),
    ],
    ids=["h264-large", "h265-held", "vp8", "amr", "m4a", "pdf", "jpeg"],
)
def test_no_thread_and_no_process_is_needed(
    maker: str, data: bytes, container: str, type_: str
) -> None:
    """Only root may begin them within the limits, and the product doesn't run as root."""
    program = (
        f"import os, sys; sys.path.append({str(ROOT)!r})\n"
        f"from bots.media.making import {maker}, limits\n"
        "limits.limit()\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "limits.shut()\n"
        "try: os.fork(); print('forked')\n"
        "except OSError: pass\n"
        f"print({maker}.make(sys.stdin.buffer.read(), {container!r}).type)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", program], input=data, capture_output=True, check=False
    )
    assert done.stdout.decode("ascii") == f"{type_}\n"


def test_there_are_no_other_makers() -> None:
    assert run("os", b"").returncode != 0
