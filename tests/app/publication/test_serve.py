"""Nothing is served but the frozen files, whatever is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client

from app.publication.files import write_pages
from app.publication.serve import public_application
from tests.app.publication.test_document import PAGE, figures
from tests.case_management.publication.test_published_figures import POLICY

ONE = "a" * 32


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    (tmp_path / "secret.txt").write_text("no")
    (tmp_path / "public").mkdir()
    write_pages(tmp_path / "public", {ONE: (PAGE, figures())}, POLICY)
    yield Client(public_application(tmp_path / "public"))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        (f"/{ONE}/", "text/html"),
        (f"/{ONE}/figures.csv", "text/csv"),
        (f"/{ONE}/figures.json", "application/json"),
        ("/figures.schema.json", "application/json"),
        ("/style.css", "text/css"),
    ],
)
def test_each_file_has_its_type_and_may_load_nothing(client: Client, path: str, kind: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, kind)
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert client.head(path).data == b""
    assert client.get(f"{path}?month=1&kind=WAGES").data == answer.data


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        f"/{ONE}/../../secret.txt",
        f"/{ONE}",
        f"/{'b' * 32}/",
        f"/{ONE}/figures.json.new",
        "/secret.txt",
        "/index.html\0",
    ],
)
def test_there_is_nothing_else(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nothing_is_taken(client: Client) -> None:
    assert client.post("/", data=b"x").status_code == 405
    assert client.get("/healthz").status_code == 200
