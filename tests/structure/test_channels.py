"""Every channel is whole, and no other folder looks like one."""

import ast
from pathlib import Path

import pytest

import bots
from bots.channel import REQUIRED
from bots.errors import COMMON, UNKNOWN_CODE
from bots.registry import channel_named, channels

NAMES = [one.name for one in channels()]
BOTS = Path(bots.__file__).parent


def test_the_channels_of_the_product_are_found() -> None:
    assert NAMES == ["android", "telegram", "twilio"]


@pytest.mark.parametrize("path", sorted(one for one in BOTS.iterdir() if one.is_dir()), ids=str)
def test_a_folder_has_all_files_of_a_channel_or_is_none(path: Path) -> None:
    held = {name for name in REQUIRED if (path / f"{name}.py").exists()}
    assert path.name in NAMES or not held & {"receive", "send", "verify", "line"}


@pytest.mark.parametrize("name", NAMES)
def test_every_code_says_what_it_means(name: str) -> None:
    meanings = channel_named(name).meanings
    for code, meant in {**COMMON, **meanings, "": UNKNOWN_CODE}.items():
        assert len(code) <= 40
        assert meant.sentence
        assert not meant.sentence.endswith(".")


@pytest.mark.parametrize("path", sorted(BOTS.glob("*/errors.py")), ids=str)
def test_error_codes_are_data(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]


@pytest.mark.parametrize("name", NAMES)
def test_a_route_is_the_channels_own(name: str) -> None:
    for route in channel_named(name).routes:
        assert route.path.startswith("/webhooks/")
        assert route.refused in {200, 403}
        assert route.headers
