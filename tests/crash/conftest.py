"""`make chaos` plays longer than `make test`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--chaos", action="store_true", help="kill processes during many more conversations"
    )
    parser.addoption("--chaos-seed", type=int, help="repeat a run of this seed")
