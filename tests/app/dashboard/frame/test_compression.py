"""What goes to a browser is compressed where that makes it shorter."""

import gzip

import brotli
import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from app.dashboard.frame.compression import COMPRESSED, set_up_compression

WORDS = "The fire exit is locked. " * 100


@pytest.fixture
def client() -> FlaskClient:
    app = Flask(__name__, static_folder=None)
    set_up_compression(app)

    @app.get("/<path:mimetype>")
    def answer(mimetype: str) -> Response:
        return Response(WORDS, mimetype=mimetype)

    return app.test_client()


@pytest.mark.parametrize("mimetype", COMPRESSED)
def test_words_are_compressed_as_the_browser_takes_it(client: FlaskClient, mimetype: str) -> None:
    for accepted, opened in (("gzip, br", brotli.decompress), ("gzip", gzip.decompress)):
        found = client.get(f"/{mimetype}", headers={"Accept-Encoding": accepted})
        assert len(found.data) < len(WORDS) / 5
        assert opened(found.data).decode() == WORDS
        assert "Accept-Encoding" in found.headers["Vary"]


def test_who_takes_nothing_compressed_and_what_is_no_words_go_as_they_are(
    client: FlaskClient,
) -> None:
    assert client.get("/text/html").data.decode() == WORDS
    sealed = client.get("/application/octet-stream", headers={"Accept-Encoding": "gzip, br"})
    assert sealed.data.decode() == WORDS
    assert "Content-Encoding" not in sealed.headers
