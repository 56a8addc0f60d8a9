"""`/static`: style sheets and pictures from the screens' own folders, scripts as they were built.

The name of a style sheet is its path in `app/dashboard`: `/static/monitor/queue/page.css`.
"""

from pathlib import Path, PurePosixPath

from flask import Flask, Response, send_from_directory

DASHBOARD = Path(__file__).resolve().parents[1]
BUILT = DASHBOARD / "static"
BESIDE_THE_SCREENS = frozenset({".css", ".svg"})


def serve(filename: str) -> Response:
    """One file. Raises NotFound where there is none; source code and templates are none."""
    own = PurePosixPath(filename).suffix in BESIDE_THE_SCREENS
    return send_from_directory(DASHBOARD if own else BUILT, filename)


def set_up_static_files(app: Flask) -> None:
    """Adds the route `static`, which `url_for` knows by that name."""
    app.add_url_rule("/static/<path:filename>", "static", serve)
