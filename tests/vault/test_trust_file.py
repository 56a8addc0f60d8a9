"""A file of the trust folder."""

import json
from pathlib import Path

from vault.trust_file import written_beside


def test_it_is_whole_before_it_takes_its_name(tmp_path: Path) -> None:
    path = tmp_path / "trust" / "lines.json"
    new = written_beside(path, {"lines": []})
    assert not path.exists()
    assert new.parent == path.parent
    new.replace(path)
    assert json.loads(path.read_text("ascii")) == {"lines": []}


def test_two_at_once_have_files_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "lines.json"
    assert written_beside(path, {"lines": [1]}) != written_beside(path, {"lines": [2]})
