"""The process answers with one line and the copy, or with nothing and a status."""

import json
import subprocess
import sys

import pytest

from bots.media.making import process
from tests.support import files
from tests.support.phone_files import SOUNDS, made, pdf


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


def test_there_are_no_other_makers() -> None:
    assert run("os", b"").returncode != 0
