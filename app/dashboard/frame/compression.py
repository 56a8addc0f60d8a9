"""Answers are compressed: a page must open on a slow phone line (docs/decisions/0014)."""

from flask import Flask
from flask_compress import Compress

COMPRESSED = (
    "text/html",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "image/svg+xml",
)
"""Sealed files of workers are not: random bytes don't get shorter."""


def set_up_compression(app: Flask) -> None:
    """By Brotli or gzip, whichever the browser takes; what is short goes as it is."""
    app.config.update(
        COMPRESS_MIMETYPES=list(COMPRESSED),
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_STREAMS=False,
    )
    Compress(app)
