"""Whoever can write to the database tampers with a log: at random, and as cleverly as that allows.

Each way gives the number of the first entry that it touched. Where `rehash` is set, all hashes from
there on are made to fit again, as anybody can who knows the rule: only checkpoints tell then.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from sqlalchemy import Engine, text

from case_management.audit.rules import GENESIS, Kept, detail_hash, entry_hash

COLUMNS = (
    "organisation_id",
    "number",
    "at",
    "actor_id",
    "action",
    "object_id",
    "detail",
    "detail_salt",
    "detail_hash",
    "entry_hash",
)
Row = dict[str, Any]


class Torn(bytes):
    """The bytes of a text."""


@dataclass(frozen=True)
class Tampering:
    way: str
    rehash: bool
    first: int
    """The first entry that is not as it was."""


def rows_of(engine: Engine, organisation_id: str) -> list[Row]:
    """As they lie in the table, uninterpreted."""
    with engine.begin() as connection:
        found = connection.execute(
            text(
                f"SELECT {', '.join(COLUMNS)} FROM audit_entries "
                "WHERE organisation_id = :one ORDER BY number"
            ),
            {"one": organisation_id},
        )
        return [dict(row) for row in found.mappings()]


def put(engine: Engine, organisation_id: str, rows: list[Row]) -> None:
    """Replaces the log of an organisation by these rows; no rule of the database is in the way."""
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("DELETE FROM audit_entries")
        for row in rows:
            values = [row[name] for name in COLUMNS]
            marks = ("CAST(? AS TEXT)" if isinstance(one, Torn) else "?" for one in values)
            raw.execute(
                f"INSERT INTO audit_entries ({', '.join(COLUMNS)}) VALUES ({', '.join(marks)})",
                [bytes(one) if isinstance(one, Torn) else one for one in values],
            )
        raw.execute("COMMIT")
        raw.execute("PRAGMA foreign_keys=ON")


def tamper(random: Random, rows: list[Row], older: list[Row]) -> tuple[list[Row], Tampering]:
    """One tampering, at random, with a copy of the rows; `older` is the log of earlier."""
    way = random.choice(sorted(WAYS))
    rehash = random.random() < 0.5 and way in REHASHED
    changed = [dict(row) for row in rows]
    first = WAYS[way](random, changed, older)
    if rehash:
        _make_fit(changed)
    return changed, Tampering(way, rehash, first)


def _flip(random: Random, rows: list[Row], _older: list[Row]) -> int:
    """One bit of one byte of one column."""
    place = random.randrange(len(rows))
    column = random.choice([one for one in COLUMNS if rows[place][one] is not None])
    value = rows[place][column]
    if isinstance(value, int):
        free = {row["number"] for row in rows}
        rows[place][column] = next(
            new for bit in random.sample(range(31), 31) if (new := value ^ 1 << bit) not in free
        )
        moved = min(rows[place][column], value)
        rows.sort(key=lambda row: row["number"])
        return max(1, moved)
    raw = bytearray(value.encode() if isinstance(value, str) else value)
    raw[random.randrange(len(raw))] ^= 1 << random.randrange(8)
    # A text with bytes that no text has is one too: `put` writes it as such.
    rows[place][column] = Torn(raw) if isinstance(value, str) else bytes(raw)
    return place + 1


def _set_null(random: Random, rows: list[Row], _older: list[Row]) -> int:
    """A value is taken out: what a detail said, for one, without an entry that says so."""
    place = random.randrange(len(rows))
    column = random.choice(["object_id", "detail", "detail_salt", "detail_hash", "both"])
    for name in ("detail", "detail_salt") if column == "both" else (column,):
        rows[place][name] = None
    return place + 1


def _drop(random: Random, rows: list[Row], _older: list[Row]) -> int:
    place = random.randrange(len(rows))
    del rows[place]
    return place + 1


def _drop_and_close(random: Random, rows: list[Row], older: list[Row]) -> int:
    """One is dropped, and those behind it are numbered anew."""
    first = _drop(random, rows, older)
    _number(rows)
    return first


def _insert(random: Random, rows: list[Row], _older: list[Row]) -> int:
    """One that never was, with numbers that fit."""
    place = random.randrange(len(rows))
    rows.insert(place, dict(rows[random.randrange(len(rows))], actor_id="f" * 32))
    _number(rows)
    return place + 1


def _swap(random: Random, rows: list[Row], _older: list[Row]) -> int:
    one, other = sorted(random.sample(range(len(rows)), 2))
    rows[one], rows[other] = rows[other], rows[one]
    _number(rows)
    return one + 1


def _truncate(random: Random, rows: list[Row], _older: list[Row]) -> int:
    kept = random.randrange(len(rows))
    del rows[kept:]
    return kept + 1


def _restore_older(_random: Random, rows: list[Row], older: list[Row]) -> int:
    rows[:] = [dict(row) for row in older]
    return len(older) + 1


def _restore_and_go_on(random: Random, rows: list[Row], older: list[Row]) -> int:
    """An old copy, filled up again with other entries to the old length."""
    length = len(rows)
    _restore_older(random, rows, older)
    while len(rows) < length:
        rows.append(dict(random.choice(older), actor_id="e" * 32))
    _number(rows)
    return len(older) + 1


def _blame(random: Random, rows: list[Row], _older: list[Row]) -> int:
    """Another member did it."""
    place = random.randrange(len(rows))
    rows[place]["actor_id"] = "d" * 32
    return place + 1


def _number(rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=1):
        row["number"] = number


def _make_fit(rows: list[Row]) -> None:
    previous = GENESIS
    for row in rows:
        if row["detail"] is not None and row["detail_salt"] is not None:
            row["detail_hash"] = detail_hash(row["detail_salt"], row["detail"])
        at = row["at"].replace(" ", "T").replace(".000000", "") + "+00:00"
        names = ("organisation_id", "number", "actor_id", "action", "object_id")
        organisation, number, actor, action, what = (row[name] for name in names)
        kept = Kept(
            organisation,
            number,
            at,
            actor,
            action,
            what,
            row["detail"],
            row["detail_salt"],
            row["detail_hash"],
            b"",
        )
        previous = row["entry_hash"] = entry_hash(previous, kept.covered())


WAYS: Mapping[str, Callable[[Random, list[Row], list[Row]], int]] = {
    "a bit flipped": _flip,
    "a value taken out": _set_null,
    "one dropped": _drop,
    "one dropped, numbered anew": _drop_and_close,
    "one put in": _insert,
    "two swapped": _swap,
    "the end cut off": _truncate,
    "an old copy restored": _restore_older,
    "an old copy, gone on from": _restore_and_go_on,
    "another member blamed": _blame,
}
REHASHED = {
    "one dropped, numbered anew",
    "one put in",
    "two swapped",
    "an old copy, gone on from",
    "another member blamed",
}
