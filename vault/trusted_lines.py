"""Whose each line is, kept outside the database: one file of the trust folder.

What comes in on a line is sealed to its organisation, so a row must not say whose it is. The file
is written by `firedoor line add` and `firedoor line trust`; where a host has none yet, what the
database says is taken over once, and the file notes on which day (docs/decisions/0020).
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from vault.roster import RosterRefused
from vault.trust_file import written_beside

FILE = "lines.json"


@dataclass(frozen=True)
class TrustedLine:
    """One number or bot; `taken_over` is the day (ISO) on which the database was believed."""

    id: str
    organisation: str
    channel: str
    address: str
    taken_over: str | None = None


@dataclass(frozen=True)
class LinesOfHost:
    """All lines of the file, in two orders."""

    by_id: Mapping[str, TrustedLine]
    by_address: Mapping[tuple[str, str], TrustedLine]
    """By channel and address."""

    @classmethod
    def of(cls, lines: Iterable[TrustedLine]) -> "LinesOfHost":
        by_id = {one.id: one for one in lines}
        return cls(by_id, {(one.channel, one.address): one for one in by_id.values()})


class TrustedLines:
    """The file of this host. It is read anew when it has changed: a command may write it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._read: tuple[tuple[int, int, int], LinesOfHost] | None = None

    def known(self) -> LinesOfHost | None:
        """None where this host never wrote any. Raises RosterRefused where it can't be read."""
        try:
            state = self._path.stat()
            seen = (state.st_ino, state.st_mtime_ns, state.st_size)
            if self._read is None or self._read[0] != seen:
                self._read = (seen, _parsed(self._path.read_text("utf-8")))
            return self._read[1]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            raise RosterRefused("the lines of the trust folder can't be read") from None

    def take_over(self, lines: Iterable[TrustedLine]) -> LinesOfHost:
        """Writes the first file of this host, unless another process has. Raises RosterRefused."""
        try:
            temporary = self._written(LinesOfHost.of(lines))
            try:
                os.link(temporary, self._path)
            except FileExistsError:
                pass
            finally:
                temporary.unlink()
        except OSError:
            raise RosterRefused("the trust folder can't be written") from None
        known = self.known()
        if known is None:
            raise RosterRefused("the lines of the trust folder are gone")
        return known

    def state(self, line: TrustedLine) -> None:
        """Writes what the operator says of one line; it replaces what stood of this address.

        Raises RosterRefused.
        """
        known = self.known() or LinesOfHost.of([])
        others = [
            one
            for one in known.by_id.values()
            if one.id != line.id and (one.channel, one.address) != (line.channel, line.address)
        ]
        try:
            self._written(LinesOfHost.of([*others, line])).replace(self._path)
        except OSError:
            raise RosterRefused("the trust folder can't be written") from None

    def _written(self, lines: LinesOfHost) -> Path:
        return written_beside(self._path, {"lines": [asdict(one) for one in lines.by_id.values()]})


def _parsed(written: str) -> LinesOfHost:
    return LinesOfHost.of(TrustedLine(**entry) for entry in json.loads(written)["lines"])
