"""After many conversations no word and no number of a worker lies anywhere: docs/design.md,
Promises. `make privacy` plays a thousand (PRIVACY_CONVERSATIONS).

Every byte of every file that the product wrote is looked at, in every usual spelling, while it
runs and after it has ended. That the search can find is proven in each kind of place.
"""

import gzip
import os
import shutil
import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.privacy.played import PLANTED, Played, play_all
from tests.privacy.scanner import Find, Scanner, files
from tests.privacy.spellings import in_encodings, of_digits, of_number, of_text

EXPECTED = ("firedoor.db", "appendonly.aof.1.incr.aof", "practice.json", "courier_key", "data.log")


FEW = 60


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The one run that all of these tests look at."""
    count = int(os.environ.get("PRIVACY_CONVERSATIONS", str(FEW)))
    return play_all(tmp_path_factory.mktemp("privacy"), count)


def test_nothing_is_found_while_it_runs(played: Played) -> None:
    assert len(played.talks) == len(played.codes)
    assert _named(played.while_running) == []


def test_nothing_is_found_in_redis_or_the_spool(played: Played) -> None:
    assert played.redis_bytes > 0
    assert played.spool_bytes > 4000
    assert _named(played.in_redis) == _named(played.in_spool) == []


def test_what_is_planted_in_redis_is_found_in_it_and_in_its_files(played: Played) -> None:
    """The one thing that an ended product's folder holds is what we put into its queue."""
    assert {find.what for find in played.in_planted_redis} == {"what was planted"}
    began = time.monotonic()
    left = played.scanner.scan_folder(played.folder)
    seconds = time.monotonic() - began
    assert {(find.what, Path(find.where).suffix) for find in left} == {("what was planted", ".aof")}
    sizes = [path.stat().st_size for path in files(played.folder)]
    print(
        f"\n{len(played.talks)} conversations: {len(played.scanner):,} spellings, "
        f"{len(sizes)} files, {sum(sizes) / 1e6:.1f} MB, scanned in {seconds:.1f} s, found 0"
    )


def test_every_kind_of_file_was_looked_at(played: Played) -> None:
    assert played.looked_at >= {*EXPECTED, "firedoor.db-wal", "firedoor.db-shm"}
    assert {path.name for path in files(played.folder)} >= set(EXPECTED)


@pytest.mark.parametrize("what", ["word", "number", "code", "chat"])
@pytest.mark.parametrize("place", EXPECTED)
def test_what_is_planted_in_a_file_is_found(
    played: Played, tmp_path: Path, place: str, what: str
) -> None:
    """In a copy of each kind of file, at its start, in its middle and at its end."""
    original = next(path for path in files(played.folder) if path.name == place).read_bytes()
    planted = _secret(played, what).encode()
    for at in (0, len(original) // 2, len(original)):
        found = played.scanner.scan(place, original[:at] + planted + original[at:])
        assert planted in {find.needle for find in found}


@pytest.mark.parametrize("checkpointed", [True, False])
def test_a_word_in_a_column_is_found(played: Played, tmp_path: Path, checkpointed: bool) -> None:
    """In a copy of the database, through SQLite: in its file, or only in its journal."""
    word = played.talks[5].words[0]
    shutil.copy(played.data / "firedoor.db", tmp_path)
    connection = sqlite3.connect(tmp_path / "firedoor.db", isolation_level=None)
    connection.execute("UPDATE cases SET reference = ? WHERE rowid = 1", (word,))
    if checkpointed:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    found = played.scanner.scan_folder(tmp_path)
    connection.close()
    place = "firedoor.db" if checkpointed else "firedoor.db-wal"
    assert place in {find.where for find in found if find.needle == word.encode()}


def test_a_number_in_a_column_of_integers_is_found(played: Played, tmp_path: Path) -> None:
    number = int(played.talks[1].sender)
    with sqlite3.connect(tmp_path / "numbers.db") as connection:
        connection.execute("CREATE TABLE seen (number INTEGER, at INTEGER)")
        connection.execute("INSERT INTO seen VALUES (?, 1)", (number,))
    connection.close()
    assert played.scanner.scan_folder(tmp_path)


@pytest.mark.parametrize("spell", [of_text, in_encodings])
def test_every_spelling_of_a_word_is_found(spell: Callable[[str], list[bytes]]) -> None:
    for word in ("plixandorf", "ñorquízuéllá", "ক্রখোড়োঢ়িগৌ"):
        _found_in_all_spellings("a word", list(spell(word)))


def test_every_spelling_of_a_number_is_found() -> None:
    _found_in_all_spellings("a number", list(of_number("+12025550143")))
    _found_in_all_spellings("a number", list(of_number("+447700900123")))
    _found_in_all_spellings("a code", list(of_digits("4821773055192464")))


def test_usual_spellings_are_among_them() -> None:
    american, british = set(of_number("+12025550143")), set(of_number("+447700900123"))
    assert american >= {
        b"+12025550143",
        b"12025550143",
        b"2025550143",
        b"(202) 555-0143",
        b"202-555-0143",
        b"+1 202 555 0143",
        b"+1-202-555-0143",
        b"202.555.0143",
        b"%2B12025550143",
    }
    assert british >= {b"07700900123", b"07700 900123", b"+44 7700 900123", b"7700900123"}
    assert set(of_digits("4821773055192464")) >= {b"4821 7730 5519 2464", b"4821773055192464"}


def test_a_packed_word_is_found() -> None:
    for pack in (zlib.compress, gzip.compress):
        scanner = Scanner()
        scanner.add("a word", of_text(PLANTED))
        assert scanner.scan("x", b"before" + pack(f"say {PLANTED} twice".encode()) + b"after")


def _found_in_all_spellings(name: str, spellings: list[bytes]) -> None:
    scanner = Scanner()
    scanner.add(name, spellings)
    for place, spelling in enumerate(spellings):
        data = b"\xa7" * place + spelling + b"\xa7" * 11
        assert spelling in {find.needle for find in scanner.scan("x", data)}


def _secret(played: Played, what: str) -> str:
    sms = next(talk for talk in played.talks if talk.channel == "sms")
    chat = next(talk for talk in played.talks if talk.channel == "telegram")
    code = played.codes[sms.sender]
    spaced = " ".join(code[at : at + 4] for at in range(0, len(code), 4))
    return {
        "word": sms.words[0],
        "number": sms.sender,
        "code": spaced,
        "chat": chat.sender,
    }[what]


def _named(finds: list[Find]) -> list[str]:
    """What a failure prints: where and whose, never the secret itself."""
    return [f"{find.where}: {find.what}" for find in finds[:20]]
