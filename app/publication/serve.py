"""Serves the frozen files and nothing else: no database, no key, no filter, no log of who asks."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

Start = Callable[[str, list[tuple[str, str]]], Any]
_PATH = re.compile(
    r"/(?:(?P<top>style\.css|figures\.schema\.json)?|(?P<own>[0-9a-f]{32})/(?P<file>figures\.(?:csv|json))?)"
)
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
}
_HEADERS = (
    ("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "public, max-age=3600"),
)


def public_application(
    folder: Path,
) -> Callable[[Mapping[str, Any], Start], Iterable[bytes]]:
    """A WSGI application over a folder that `files.py` wrote; a query is not looked at."""

    def application(environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        method = environ.get("REQUEST_METHOD", "")
        if method not in {"GET", "HEAD"}:
            return _answer(start, "405 Method Not Allowed", b"", [("Allow", "GET, HEAD")])
        path = str(environ.get("PATH_INFO", ""))
        if path == "/healthz":
            return _answer(start, "200 OK", b"ok\n", [("Content-Type", "text/plain")])
        found = _file(folder, path)
        body = _read(found) if found is not None else None
        if found is None or body is None:
            return _answer(start, "404 Not Found", b"", [])
        headers = [("Content-Type", _TYPES[found.suffix])]
        answer = _answer(start, "200 OK", body, headers)
        return [] if method == "HEAD" else answer

    return application


def _file(folder: Path, path: str) -> Path | None:
    match = _PATH.fullmatch(path)
    if match is None:
        return None
    if match["own"]:
        return folder / match["own"] / (match["file"] or "index.html")
    return folder / (match["top"] or "index.html")


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _answer(start: Start, status: str, body: bytes, headers: list[tuple[str, str]]) -> list[bytes]:
    start(status, [*headers, *_HEADERS, ("Content-Length", str(len(body)))])
    return [body]
