"""The folder holds the pages of those who publish and of nobody else, for anybody to read."""

from pathlib import Path

from app.publication.files import write_pages
from tests.app.publication.test_document import PAGE, figures
from tests.case_management.publication.test_published_figures import POLICY

ONE, OTHER = "a" * 32, "b" * 32


def names(folder: Path) -> set[str]:
    return {str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()}


def test_who_no_longer_publishes_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    both = {ONE: (PAGE, figures()), OTHER: (PAGE, figures())}
    write_pages(folder, both, POLICY)
    own = {f"{ONE}/{name}" for name in ("index.html", "figures.csv", "figures.json")}
    common = {"index.html", "style.css", "figures.schema.json"}
    assert names(folder) > own | common
    assert {path.stat().st_mode & 0o777 for path in folder.rglob("*.*")} == {0o644}
    write_pages(folder, {ONE: both[ONE]}, POLICY)
    assert names(folder) == own | common


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    write_pages(tmp_path, {ONE: (PAGE, figures())}, POLICY)
    before = (tmp_path / ONE / "figures.csv").stat().st_ino
    write_pages(tmp_path, {ONE: (PAGE, figures())}, POLICY)
    assert (tmp_path / ONE / "figures.csv").stat().st_ino == before
