"""The version stands in one place, and `firedoor --version` shows it."""

import re

from config.platform.version import version
from tests.support.command import run
from tests.support.product import ROOT


def test_it_is_that_of_the_project() -> None:
    assert f'\nversion = "{version()}"\n' in (ROOT / "pyproject.toml").read_text("utf-8")
    shown = run("--version")
    assert (shown.returncode, shown.stdout) == (0, f"firedoor {version()}\n")
    assert re.fullmatch(r"\d+\.\d+\.\d+", version())
