"""One Node process for every question to the browser's modules."""

from collections.abc import Iterator

import pytest

from tests.support.browser import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    asked = Browser()
    yield asked
    asked.close()
