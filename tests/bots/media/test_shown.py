"""Nothing that the process of small means does can hurt who started it."""

from pathlib import Path

import pytest

from bots.media import shown
from bots.media.shown import NotClean, pages_of, picture_of, playable_of
from tests.support import files
from tests.support.phone_files import SECONDS, SOUNDS, VIDEOS, made, pdf

JPEG = b"\xff\xd8\xff\xe0"
HEAD = b'{"type": "image/jpeg", "shown": 1, "whole": 1}\n'


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program that is run instead of the process; a test writes it."""
    program = tmp_path / "process.py"
    monkeypatch.setattr(shown, "_PROCESS", program)
    return program


def test_each_kind_is_made_within_the_limits() -> None:
    assert picture_of(files.jpeg()).type == "image/jpeg"
    assert pages_of(pdf(2)).whole == 2
    sound = playable_of(made(SOUNDS["mms.amr"]), "amr")
    assert (sound.type, sound.shown, sound.whole) == ("audio/ogg", SECONDS, SECONDS)
    assert playable_of(made(VIDEOS["old.3gp"]), "mov").type == "video/webm"


def test_a_process_that_never_ends_is_ended(answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "SECONDS", 0.2)
    answers.write_text("import time\ntime.sleep(100)")
    with pytest.raises(NotClean):
        picture_of(files.jpeg())


def test_a_process_that_reads_nothing_and_answers_is_no_fault(answers: Path) -> None:
    answers.write_text(f"import sys\nsys.stdout.buffer.write({HEAD + JPEG!r})")
    assert picture_of(bytes(10_000_000)).data == JPEG


def test_an_answer_without_end_is_not_kept(answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "LARGEST", 100_000)
    answers.write_text(
        f"import sys\nsys.stdout.buffer.write({HEAD + JPEG!r})\n"
        "while True: sys.stdout.buffer.write(bytes(10_000))"
    )
    with pytest.raises(NotClean):
        picture_of(files.jpeg())


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        JPEG,
        HEAD,
        HEAD + b"<html><script>alert(1)</script>",
        b'{"type": "text/html", "shown": 1, "whole": 1}\n<html>',
        b'{"type": "audio/ogg", "shown": 1, "whole": 1}\n' + JPEG,
        b'{"type": "image/jpeg", "shown": 2, "whole": 1}\n' + JPEG,
        b'{"type": "image/jpeg", "shown": 0, "whole": 0}\n' + JPEG,
        b'{"type": "image/jpeg", "shown": "many", "whole": 1}\n' + JPEG,
        b'{"type": "image/jpeg"}\n' + JPEG,
        b"[1]\n" + JPEG,
    ],
)
def test_an_answer_of_another_form_is_not_believed(answers: Path, answer: bytes) -> None:
    answers.write_text(f"import sys\nsys.stdout.buffer.write({answer!r})")
    with pytest.raises(NotClean):
        picture_of(files.jpeg())


def test_what_failed_answers_nothing_whatever_it_wrote(answers: Path) -> None:
    answers.write_text(f"import sys\nsys.stdout.buffer.write({HEAD + JPEG!r})\nsys.exit(1)")
    with pytest.raises(NotClean):
        picture_of(files.jpeg())


def test_it_gets_no_environment(answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREDOOR_SECRET", "secret")
    answers.write_text(
        "import os, sys\nassert 'FIREDOOR_SECRET' not in os.environ and os.getcwd() == '/'\n"
        f"sys.stdout.buffer.write({HEAD + JPEG!r})"
    )
    assert picture_of(files.jpeg()).data == JPEG
