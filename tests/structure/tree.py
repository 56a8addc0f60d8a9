"""The product's own files, as structural tests look at them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("config", "vault", "intake", "case_management", "bots", "app")
BUILT = ROOT / "app" / "dashboard" / "static" / "built"


def files(*endings: str, folders: tuple[str, ...] = PACKAGES) -> Iterator[Path]:
    """Every file of these folders with one of these endings; nothing built, nothing installed."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            foreign = BUILT in path.parents or "node_modules" in path.parts
            if path.suffix in endings and not foreign:
                yield path


def name(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()
