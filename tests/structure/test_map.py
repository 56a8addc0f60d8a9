"""docs/map.md is true: its paths exist, no room is left out, no way has more than ten steps."""

import re

from tests.structure.tree import ROOT

PAGE = (ROOT / "docs" / "map.md").read_text("utf-8")
ROOMS, *WAYS = re.split(r"^## .+$", PAGE, flags=re.MULTILINE)[1:]
PATH = re.compile(r"`([a-z_]+(?:/[a-z_.]+)*/?)`")
# Rooms whose inner folders are named in the same line as theirs.
PACKAGES = ("config", "vault", "intake", "case_management", "bots", "app")


def test_every_path_is_there() -> None:
    for path in PATH.findall(PAGE):
        if "/" in path and path.split("/")[0] in {*PACKAGES, "translations", "tests"}:
            assert (ROOT / path).exists(), path


def test_no_room_is_left_out() -> None:
    named = set(PATH.findall(ROOMS))
    for package in PACKAGES:
        for folder in sorted((ROOT / package).iterdir()):
            if folder.is_dir() and not folder.name.startswith(("_", ".")):
                assert f"{package}/{folder.name}/" in named, folder.name


def test_each_way_has_at_most_ten_steps() -> None:
    assert len(WAYS) == 3
    for way in WAYS:
        steps = re.findall(r"^\d+\. .+$", way, flags=re.MULTILINE)
        assert 3 <= len(steps) <= 10
