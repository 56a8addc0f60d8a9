"""The version of this program, which stands in pyproject.toml and nowhere else."""

import tomllib
from functools import cache

from config.platform.paths import ROOT


@cache
def version() -> str:
    """As `firedoor --version` shows it."""
    content = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return str(content["project"]["version"])
