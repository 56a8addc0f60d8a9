"""A dashboard with which founders make their keys."""

from tests.app.accounts.conftest import site

__all__ = ["site"]
