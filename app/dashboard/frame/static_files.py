"""`/static`: style sheets and pictures from the screens' own folders, scripts as they were built.

The name of a style sheet is its path in `app/dashboard`: `/static/monitor/queue/page.css`. Pages
link to each file with its version, so that a browser fetches it once and never asks about it again.
"""

import hashlib
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from flask import Flask, Response, request, send_from_directory
from werkzeug.security import safe_join

DASHBOARD = Path(__file__).resolve().parents[1]
BUILT = DASHBOARD / "static"
BESIDE_THE_SCREENS = frozenset({".css", ".svg"})
VERSION = "v"
NAMED_BY_CONTENT = "built/chunk-"
"""How the names begin that esbuild makes from what the file holds."""
ONE_YEAR = 31_536_000
"""Seconds: the longest that RFC 9111 has caches believe."""


def serve(filename: str) -> Response:
    """One file. Raises NotFound where there is none; source code and templates are none."""
    answer = send_from_directory(_folder(filename), filename)
    # Whole, not in pieces: it is compressed as a whole.
    answer.direct_passthrough = False
    if filename.startswith(NAMED_BY_CONTENT) or _is_of_version(filename):
        answer.cache_control.max_age = ONE_YEAR
        answer.cache_control.public = True
        answer.cache_control.immutable = True
        answer.cache_control.no_cache = None
    return answer


def version_of(filename: str) -> str:
    """16 hexadecimal digits that change with what the file holds; empty where there is none."""
    path = safe_join(str(_folder(filename)), filename)
    if path is None or not Path(path).is_file():
        return ""
    found = Path(path).stat()
    return _digest(path, found.st_mtime_ns, found.st_size)


def set_up_static_files(app: Flask) -> None:
    """Adds the route `static`, which `url_for` knows by that name, and versions to its links."""
    app.add_url_rule("/static/<path:filename>", "static", serve)
    app.url_defaults(_add_version)


def _folder(filename: str) -> Path:
    return DASHBOARD if PurePosixPath(filename).suffix in BESIDE_THE_SCREENS else BUILT


def _is_of_version(filename: str) -> bool:
    asked = request.args.get(VERSION)
    return bool(asked) and asked == version_of(filename)


def _add_version(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and not values["filename"].startswith(NAMED_BY_CONTENT):
        values.setdefault(VERSION, version_of(values["filename"]) or None)


@lru_cache(maxsize=1000)
def _digest(path: str, _changed_ns: int, _size: int) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:16]
