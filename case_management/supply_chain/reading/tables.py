"""CSV and XLSX as rows, one at a time."""

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from case_management.supply_chain.reading.errors import FileRefused

LONGEST_ROW = 100_000
"""Letters. A longer one is no row: a quotation mark was not closed."""
MOST_PARTS = 1_000
LARGEST_UNPACKED = 512 * 1024 * 1024
"""Of a workbook, which is an archive: a small file may hold any number of zeros (ASVS 5.2.3)."""
TableRow = dict[str, str]


def table_rows(file: Path) -> Iterator[TableRow]:
    """The rows below the first one, each by the names of that. Raises FileRefused."""
    return _workbook(file) if is_workbook(file) else _csv(file)


def is_workbook(file: Path) -> bool:
    """Whether a file is an XLSX, whatever it is called."""
    with file.open("rb") as opened:
        return opened.read(4) == b"PK\x03\x04"


def encoding_of(file: Path) -> str:
    """UTF-8 where the whole file is that, else Latin-1, in which old exports come."""
    try:
        with file.open(encoding="utf-8-sig") as text:
            while text.read(1_000_000):
                pass
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8-sig"


def _csv(file: Path) -> Iterator[TableRow]:
    with file.open(encoding=encoding_of(file), newline="") as text:
        first = text.readline()
        if "\x00" in first:
            raise FileRefused("no_table")
        delimiter = max(",;\t", key=first.count)
        csv.field_size_limit(LONGEST_ROW)
        rows = csv.reader(chain([first], text), delimiter=delimiter)
        try:
            yield from _named(rows)
        except csv.Error:
            raise FileRefused("row_too_long", row=str(rows.line_num)) from None


def _workbook(file: Path) -> Iterator[TableRow]:
    try:
        _refuse_what_unpacks_too_large(file)
        book = load_workbook(file, read_only=True, data_only=True)
    except FileRefused:
        raise
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise FileRefused("no_table") from None
    try:
        sheet = book.worksheets[0]
        yield from _named(
            [_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
        )
    finally:
        book.close()


def _refuse_what_unpacks_too_large(file: Path) -> None:
    with ZipFile(file) as archive:
        parts = archive.infolist()
    # No more is unpacked of a part than it says here.
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > LARGEST_UNPACKED:
        raise FileRefused("too_large_inside")


def _named(rows: Iterator[list[str]]) -> Iterator[TableRow]:
    head = [name.strip() for name in next(rows, [])]
    if len([name for name in head if name]) < 2:
        raise FileRefused("no_table")
    for row in rows:
        if any(cell.strip() for cell in row):
            yield {name: cell for name, cell in zip(head, row, strict=False) if name}


def _text(cell: object) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
