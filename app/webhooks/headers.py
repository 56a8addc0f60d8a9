"""What every answer carries to a carrier, and to whoever else opens these addresses (safety.md)."""

from flask import Flask, Response

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    # Browsers heed it over https alone.
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}


def set_up_headers(app: Flask) -> None:
    """Adds them to each answer, errors included, that does not say otherwise itself."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
