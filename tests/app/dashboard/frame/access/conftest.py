"""One dashboard a test."""

from tests.app.accounts.conftest import site

__all__ = ["site"]
