"""CSV in several dialects and XLSX become the same rows."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from case_management.supply_chain.reading.errors import FileRefused
from case_management.supply_chain.reading.tables import (
    LARGEST_UNPACKED,
    MOST_PARTS,
    encoding_of,
    table_rows,
)

ROWS = [{"name": "Ａ Ltd", "workers": "12"}, {"name": "B", "workers": ""}]


@pytest.mark.parametrize(
    "content",
    [
        "name,workers\nＡ Ltd,12\nB,\n",
        "\ufeffname;workers\r\nＡ Ltd;12\r\n;\r\nB;\r\n",
        "name\tworkers\tmore\nＡ Ltd\t12\nB\t\n",
    ],
)
def test_a_csv(tmp_path: Path, content: str) -> None:
    file = tmp_path / "list.csv"
    file.write_text(content, "utf-8", newline="")
    assert list(table_rows(file)) == ROWS


def test_a_workbook(tmp_path: Path) -> None:
    book, file = Workbook(), tmp_path / "list.xlsx"
    for row in (["name", "workers"], ["Ａ Ltd", 12.0], [None, None], ["B", None]):
        book.active.append(row)
    book.save(file)
    assert list(table_rows(file)) == ROWS


def test_a_workbook_that_unpacks_without_end_is_not_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    with (
        ZipFile(file, "w", ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(LARGEST_UNPACKED // 2**23 + 1):
            part.write(bytes(2**23))
    assert file.stat().st_size < 2**20
    with pytest.raises(FileRefused, match="too_large_inside"):
        list(table_rows(file))


def test_a_workbook_of_very_many_parts_is_not_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    with ZipFile(file, "w") as archive:
        for number in range(MOST_PARTS + 1):
            archive.writestr(f"xl/{number}.xml", b"")
    with pytest.raises(FileRefused, match="too_large_inside"):
        list(table_rows(file))


def test_an_old_export_is_latin(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("name,place\nQuímicas,Cádiz\n".encode("latin-1"))
    assert encoding_of(file) == "latin-1"
    assert list(table_rows(file)) == [{"name": "Químicas", "place": "Cádiz"}]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_table"),
        (b"PK\x03\x04 no workbook", "no_table"),
        (b"\x00\x01\x02,\x00\n", "no_table"),
        (b'name,place\n"' + b"a" * 200_000, "row_too_long"),
    ],
)
def test_what_is_no_table(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "list"
    file.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        list(table_rows(file))
    assert refused.value.code == code
