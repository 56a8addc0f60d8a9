"""`firedoor rights check` and the doctor say what is wrong with the answers about the law."""

from pathlib import Path

import pytest

from tests.support.fallback import firedoor
from tests.support.house import House
from tests.support.webhook_server import prepare

OLD = """
[rest]
source = "Act, section 1"
checked = 2020-01-22
by = "N. Example"
text = { en = "One day a week." }
"""


@pytest.fixture
def operator(house: House) -> dict[str, str]:
    return prepare(house) | {"PUBLIC_WEBHOOK_URL": "http://localhost:8001"}


def test_what_we_ship_is_well_and_says_what_a_person_has_to_answer(
    operator: dict[str, str],
) -> None:
    done = firedoor(operator, "rights", "check", "bd")
    assert (done.returncode, done.stderr) == (0, "")
    assert "note   BD overtime: a draft, which is not sent" in done.stdout
    assert "note   BD overtime: missing in es" in done.stdout
    assert "TH" not in done.stdout


def test_an_old_check_and_a_missing_source_are_wrong(
    operator: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "bd.toml").write_text(OLD + "[hours]\ndraft = true\ntext = { en = 'x' }\n", "utf-8")
    operator["RIGHTS_DIR"] = str(folder)
    done = firedoor(operator, "rights", "check")
    assert done.returncode == 1
    assert "WRONG  BD rest: checked on 2020-01-22, more than 12 months ago" in done.stdout
    assert "WRONG  BD hours: has no source" in done.stdout
    assert "WRONG  rights: BD hours: has no source" in firedoor(operator, "doctor").stdout


def test_a_file_that_is_of_no_country_is_wrong(operator: dict[str, str], tmp_path: Path) -> None:
    for name in ("bangladesh.toml", "uk.toml"):
        folder = tmp_path / name.partition(".")[0]
        folder.mkdir()
        (folder / name).write_text(OLD.replace("2020-01-22", "2026-11-22"), "utf-8")
        operator["RIGHTS_DIR"] = str(folder)
        done = firedoor(operator, "rights", "check", "BD")
        assert done.returncode == 1
        assert f"WRONG  RIGHTS_DIR: {name} is of no country" in done.stdout


def test_a_folder_that_is_none_is_wrong(operator: dict[str, str], tmp_path: Path) -> None:
    for folder in (tmp_path / "gone", tmp_path / ("x" * 300)):
        operator["RIGHTS_DIR"] = str(folder)
        done = firedoor(operator, "rights", "check")
        assert (done.returncode, done.stderr) == (1, "")
        assert f"WRONG  RIGHTS_DIR: {folder} can't be read: " in done.stdout
        assert "WRONG  rights: RIGHTS_DIR: " in firedoor(operator, "doctor").stdout


def test_a_country_that_nobody_knows_is_said(operator: dict[str, str]) -> None:
    done = firedoor(operator, "rights", "check", "ZW")
    assert done.returncode == 2
    assert "zw.toml" in done.stderr
