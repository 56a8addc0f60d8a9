"""The rows and the cases of a product on SQLite, as the browser's tests need them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.product import Product

TEXT = "they lock the exit at night <b>and</b> the guard has the key"
"""Of the case that many tests look at (the fixture `case`)."""


@contextmanager
def database(product: Product) -> Iterator[sqlite3.Connection]:
    """Its database, for reading and for what only somebody with the disk can do."""
    connection = sqlite3.connect(product.data / "firedoor.db", timeout=30)
    try:
        with connection:
            yield connection
    finally:
        connection.close()


def case_of(product: Product, number: str, *texts: str) -> str:
    """The path of the case that these texts of a number nobody else uses open."""
    for text in texts:
        assert product.text(number, text) == 200
    product.wait_phone(number)
    with database(product) as rows:
        newest = rows.execute("SELECT case_id FROM case_reports ORDER BY rowid DESC LIMIT 1")
        return f"/cases/{newest.fetchone()[0]}"
