"""What gunicorn's workers would fail on is said before it starts."""

from pathlib import Path

import pytest

from app.processes.gunicorn import bound, refuse_unfit
from config.policy.reading.policy_table import PolicyError
from config.settings import Refused, WebSettings, load


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="COOKIE_KEY"):
        refuse_unfit(load(WebSettings, firedoor_data_dir=tmp_path), "cookie_key")


def test_a_damaged_policy_is_refused(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("[levels", "utf-8")
    settings = load(
        WebSettings, firedoor_data_dir=tmp_path, policy_file=policy, cookie_key="ab" * 32
    )
    with pytest.raises(PolicyError):
        refuse_unfit(settings, "cookie_key")


def test_an_address_of_ipv6_stands_in_brackets() -> None:
    assert bound("127.0.0.1", 8000) == "127.0.0.1:8000"
    assert bound("::", 8001) == "[::]:8001"
