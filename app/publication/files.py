"""The folder of the public page: written by the desk, read by a process that knows nothing else.

index.html  style.css  figures.schema.json
ORGANISATION/index.html  ORGANISATION/figures.csv  ORGANISATION/figures.json
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import rmtree

from app.publication.document import SCHEMA, Page, as_csv, as_html, as_index, as_json
from case_management.publication.published_figures import PublishedFigures
from config.policy.policy import Policy

_FOLDER = re.compile(r"[0-9a-f]{32}")
_HERE = Path(__file__).parent
# Whatever the umask is: the process that serves them is another user's.
_FILE, _FOLDER_MODE = 0o644, 0o755


def write_pages(
    folder: Path, pages: Mapping[str, tuple[Page, PublishedFigures]], policy: Policy
) -> None:
    """Writes every page anew, each file at once, and takes away those of nobody in `pages`.

    By organisation's id. Files that are the same are not touched.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(_FOLDER_MODE)
    shown = {one: page for one, (page, _) in pages.items()}
    for name, text in (
        ("style.css", (_HERE / "style.css").read_text("utf-8")),
        (SCHEMA, (_HERE / SCHEMA).read_text("utf-8")),
        ("index.html", as_index(shown)),
    ):
        _write(folder / name, text)
    for one, (page, figures) in pages.items():
        own = folder / one
        own.mkdir(exist_ok=True)
        own.chmod(_FOLDER_MODE)
        _write(own / "index.html", as_html(page, figures, policy))
        _write(own / "figures.csv", as_csv(page, figures))
        _write(own / "figures.json", as_json(page, figures))
    for gone in _folders(folder):
        if gone.name not in pages:
            rmtree(gone)


def _folders(folder: Path) -> Iterator[Path]:
    yield from (one for one in folder.iterdir() if one.is_dir() and _FOLDER.fullmatch(one.name))


def _write(path: Path, text: str) -> None:
    content = text.encode()
    if path.is_file() and path.read_bytes() == content:
        return
    waiting = path.with_name(f"{path.name}.new")
    waiting.write_bytes(content)
    waiting.chmod(_FILE)
    waiting.replace(path)
