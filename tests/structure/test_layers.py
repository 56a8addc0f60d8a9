"""The rooms of the house: what may import what, and which module is pure."""

import ast
import tomllib
from typing import Any

import pytest

from scripts.figures import PACKAGES, two_way_pairs
from tests.structure.tree import ROOT, files, name

CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
    "tool"
]["importlinter"]["contracts"]


def test_no_two_folders_import_each_other() -> None:
    assert two_way_pairs() == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_folder_of_a_package_has_its_layer(package: str) -> None:
    layered = [
        one
        for one in CONTRACTS
        if one["type"] == "layers" and one.get("containers") == [package] and one["exhaustive"]
    ]
    assert len(layered) == 1


def test_every_pure_module_is_under_contract() -> None:
    (contract,) = [one for one in CONTRACTS if one["name"].startswith("Pure ")]
    covered = set(contract["source_modules"])
    pure = {module for module in map(module_name, pure_files()) if not is_under(module, covered)}
    assert pure == set(), "name them in pyproject.toml"


def pure_files() -> list[str]:
    """By rule: every rules.py, the dialogue, and what says of itself that it is pure."""
    found = []
    for path in files(".py"):
        text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        dialogue = name(path).startswith("intake/dialogue/")
        if path.name == "rules.py" or dialogue or "Pure" in text.split():
            found.append(name(path))
    return found


def module_name(path: str) -> str:
    """A file's path as it is imported."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def is_under(module: str, names: set[str]) -> bool:
    """True for one of these modules, or one inside them."""
    return any(module == one or module.startswith(one + ".") for one in names)
