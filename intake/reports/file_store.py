"""Where sealed files lie: a folder of this installation; what is in it was sealed before."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from config.platform.paths import FILE_MODE, FOLDER_MODE

SUFFIX = ".sealed"


class Files:
    """The folder of sealed files; names are ids, spread over 256 folders."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """Where the file with this name lies. Raises ValueError for what is no name of ours."""
        if not name.replace("-", "").isalnum():
            raise ValueError("this is not the name of a sealed file")
        return self._folder / name[:2] / f"{name}{SUFFIX}"

    def stage(self, name: str, chunks: Iterable[bytes]) -> Path:
        """Writes sealed chunks, durably, beside the place of `name`, for `keep` or `drop`."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        staged = path.with_name(f"{path.name}.{token_hex(8)}.new")
        try:
            descriptor = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(chunks)
                file.flush()
                os.fsync(descriptor)
        except OSError:
            self.drop(staged)
            raise
        return staged

    def keep(self, staged: Path, name: str) -> None:
        """Puts what was staged in its place; one of the same name is replaced as a whole."""
        path = self.path(name)
        staged.replace(path)
        _sync_folder(path.parent)

    def drop(self, staged: Path) -> None:
        """Forgets what was staged and not kept."""
        with suppress(OSError):
            staged.unlink()

    def read(self, name: str) -> bytes:
        """The sealed bytes. Raises FileNotFoundError."""
        return self.path(name).read_bytes()

    def remove(self, name: str) -> None:
        """Forgets a file; one that is not there is no mistake."""
        self.path(name).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
