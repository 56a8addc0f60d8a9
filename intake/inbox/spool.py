"""What the database could not take: sealed, synced to the disk, acknowledged, taken in later.

A file begins with the sender's blind index (32 bytes), so that the next message goes behind the
waiting one, and its name ends with it, so that nobody has to open ten thousand files to see who
waits; the rest is sealed to the inbox key, which only the collector holds.
"""

import os
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from config.platform.paths import FILE_MODE, FOLDER_MODE
from vault.encoding import context
from vault.sealing import SecretKey, seal

INDEX_BYTES = 32
SUFFIX = ".sealed"
REFUSED_SUFFIX = ".refused"
PROBE_BYTES = 8192
"""More than the sealed request of a long text takes."""


class SpoolFull(OSError):
    """Nothing durable could be written: the carrier must be told to try again."""


class Spool:
    """The spool folder of this host."""

    def __init__(self, folder: Path, inbox_public: bytes) -> None:
        self._folder = folder
        self._inbox_public = inbox_public

    def put(self, sender_index: bytes, request: bytes) -> None:
        """Writes one request, durably. Raises SpoolFull."""
        name = f"{time.time_ns():020d}-{token_hex(8)}-{sender_index.hex()}"
        sealed = seal(self._inbox_public, request, context("spool", "inbox", name))
        temporary = self._folder / f"{name}.new"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
            try:
                _write_all(descriptor, sender_index + sealed)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            temporary.rename(self._folder / f"{name}{SUFFIX}")
            _sync_folder(self._folder)
        except OSError as error:
            with suppress(OSError):
                temporary.unlink()
            raise SpoolFull("the spool can't be written") from error

    def can_write(self) -> bool:
        """Tries it: a disk that is full or away is found before a message is lost to it."""
        probe = self._folder / f".probe-{token_hex(4)}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
            descriptor = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
            try:
                _write_all(descriptor, bytes(PROBE_BYTES))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
                probe.unlink()
        except OSError:
            return False
        return True

    def waits(self, sender_index: bytes) -> bool:
        """True while a message of the sender waits here; a folder that can't be read holds none."""
        try:
            return any(_index(path) == sender_index.hex() for path in self.files())
        except OSError:
            return False

    def files(self) -> list[Path]:
        """The waiting files, oldest first."""
        try:
            names = [entry.name for entry in os.scandir(self._folder)]
        except FileNotFoundError:
            return []
        return [self._folder / name for name in sorted(names) if name.endswith(SUFFIX)]

    def held(self, block: int) -> Counter[bytes]:
        """Bytes on the disk by sender's index, in whole blocks, with what was set aside.

        A folder that can't be read holds nothing: writing will fail by itself.
        """
        found: Counter[bytes] = Counter()
        with suppress(OSError):
            for entry in os.scandir(self._folder):
                with suppress(FileNotFoundError):
                    size = entry.stat(follow_symlinks=False).st_size
                    found[_index_in_name(entry.name)] += -(-size // block) * block
        return found

    def read(self, path: Path, inbox: SecretKey) -> bytes:
        """One waiting request, opened. Raises DoesNotOpen for a damaged file."""
        sealed = path.read_bytes()[INDEX_BYTES:]
        return inbox.open(sealed, context("spool", "inbox", path.name.removesuffix(SUFFIX)))

    def done(self, path: Path) -> None:
        """Removes a request that was taken in."""
        path.unlink(missing_ok=True)

    def set_aside(self, path: Path) -> None:
        """Keeps a request that could not be taken in, out of the others' way, for a person."""
        path.rename(path.with_suffix(REFUSED_SUFFIX))


def _index(path: Path) -> str:
    """Whose it is, in hexadecimal digits; a file of an earlier version has it in its bytes only."""
    _, _, index = path.name.removesuffix(SUFFIX).partition("-")[2].partition("-")
    if index:
        return index
    try:
        with path.open("rb") as file:
            return file.read(INDEX_BYTES).hex()
    except FileNotFoundError:
        return ""


def _index_in_name(name: str) -> bytes:
    """Empty for a file that bears none."""
    parts = name.partition(".")[0].split("-")
    try:
        return bytes.fromhex(parts[2]) if len(parts) == 3 else b""
    except ValueError:
        return b""


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
