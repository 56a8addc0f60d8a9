"""Every column says what it is: clear, sealed or blind, and why it is there."""

from typing import Any

import pytest
from sqlalchemy import Column, LargeBinary, PrimaryKeyConstraint, UniqueConstraint

from app.tables import METADATA
from scripts.documents import CLASSES, reason_of, reasons

COLUMNS: list[Column[Any]] = [
    column for table in METADATA.tables.values() for column in table.columns
]
# A value under a member's own passphrase key is wrapped, not sealed to a public key.
SEALED_ENDINGS = ("_sealed", "_wrapped")
BLIND_ENDINGS = ("_index", "_digest", "_mac", "tag")
# Bytes that are public by their nature: signatures, public documents, random values, hashes.
OPEN_BYTES = {
    "alerts.document",
    "alerts.drafter_signature",
    "alerts.releaser_signature",
    "audit_checkpoints.entry_hash",
    "audit_checkpoints.signature",
    "messages.proof",
    "audit_entries.detail_hash",
    "audit_entries.detail_salt",
    "audit_entries.entry_hash",
    "case_transfers.document",
    "case_transfers.signature",
    "members.salt",
    "roster_versions.document",
    "sessions.page_random",
    "thread_transfers.document",
    "thread_transfers.giver_signature",
    "thread_transfers.taker_signature",
}


def full(column: Column[Any]) -> str:
    return f"{column.table.name}.{column.name}"


@pytest.mark.parametrize("column", COLUMNS, ids=full)
def test_a_column_has_a_class_that_fits_its_name(column: Column[Any]) -> None:
    kind = column.info.get("class")
    assert kind in CLASSES
    assert (kind == "sealed") is column.name.endswith(SEALED_ENDINGS)
    if kind == "blind":
        assert column.name.endswith(BLIND_ENDINGS)
    if isinstance(column.type, LargeBinary) and kind == "clear":
        assert full(column) in OPEN_BYTES


@pytest.mark.parametrize("column", COLUMNS, ids=full)
def test_a_column_has_a_reason(column: Column[Any]) -> None:
    assert reason_of(column, reasons()), f"write why into docs/data-dictionary.toml: {full(column)}"


def test_no_reason_is_left_over() -> None:
    written = reasons()
    assert set(written["tables"]) == set(METADATA.tables)
    for table, texts in written["tables"].items():
        assert set(texts) - {"about"} <= set(METADATA.tables[table].columns.keys())
    used = {one.name for one in COLUMNS if one.name not in written["tables"][one.table.name]}
    assert set(written["everywhere"]) == used


def test_no_index_is_only_the_beginning_of_another() -> None:
    """Of two such indexes PostgreSQL took now the one, now the other, and read a whole table."""
    for table in METADATA.tables.values():
        whole = [
            index for index in table.indexes if index.dialect_options["sqlite"]["where"] is None
        ]
        ways = {
            *(tuple(index.columns.keys()) for index in whole),
            *(
                tuple(one.columns.keys())
                for one in table.constraints
                if isinstance(one, PrimaryKeyConstraint | UniqueConstraint)
            ),
        }
        for index in whole:
            short = tuple(index.columns.keys())
            longer = [way for way in ways if len(way) > len(short) and way[: len(short)] == short]
            assert index.unique or not longer, f"{index.name} needs not be: {longer}"


def test_times_and_dates_are_named_for_what_they_are() -> None:
    for column in COLUMNS:
        kind = column.type.__class__.__name__
        if kind == "Date":
            assert column.name.endswith(("_on", "_not_before", "day")), full(column)
        if kind == "UtcDateTime":
            assert column.name.endswith(("_at", "at", "since", "until", "not_before")), full(column)
