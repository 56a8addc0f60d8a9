"""One name, one thing: no public class has a namesake, and a module's tests bear its name."""

import ast
from collections import defaultdict

from scripts.figures import unmirrored
from tests.structure.tree import ROOT, files, name

NAMESAKES = {
    "Answer",
    "Model",
    "Spoken",
}
"""Classes that still have a namesake. This list may only shrink."""
UNMIRRORED = ROOT / "tests" / "structure" / "unmirrored.txt"
"""Modules with logic and without a test of their name. This list may only shrink:
`python -m scripts.figures unmirrored` prints it.
"""


def namesakes() -> dict[str, list[str]]:
    """Public classes that have their name from more than one file, and these files."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for path in files(".py"):
        for one in ast.parse(path.read_text("utf-8")).body:
            if isinstance(one, ast.ClassDef) and not one.name.startswith("_"):
                homes[one.name].append(name(path))
    return {one: paths for one, paths in homes.items() if len(paths) > 1}


def test_no_two_public_classes_have_one_name() -> None:
    found = namesakes()
    assert {one: paths for one, paths in found.items() if one not in NAMESAKES} == {}


def test_a_module_has_a_test_of_its_name() -> None:
    listed = set(UNMIRRORED.read_text("utf-8").split())
    missing = {name(path) for path in unmirrored()}
    assert missing - listed == set(), "write tests/<path>/test_<module>.py"
