"""One name, one thing: no public class has a namesake."""

import ast
from collections import defaultdict

from tests.structure.tree import files, name

NAMESAKES = {
    "Answer",
    "Bar",
    "Bubble",
    "Calls",
    "Claimed",
    "Contract",
    "Count",
    "Courier",
    "Credentials",
    "Delivery",
    "Entry",
    "Event",
    "Evidence",
    "Fault",
    "GrantBody",
    "Letter",
    "Level",
    "Line",
    "Media",
    "Member",
    "Message",
    "Model",
    "Place",
    "Reach",
    "Receiving",
    "Refused",
    "Rights",
    "Row",
    "Sending",
    "Sign",
    "Spoken",
    "Stage",
    "State",
    "Step",
    "Version",
}
"""Classes that still have a namesake. This list may only shrink."""


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
