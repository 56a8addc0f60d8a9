"""The clerk does not start by a policy that can't be read."""

from pathlib import Path

import pytest

from app.processes.clerk import main
from config.policy.reading.policy_table import PolicyError


def test_a_damaged_policy_is_named(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("[levels", "utf-8")
    environment.setenv("POLICY_FILE", str(policy))
    with pytest.raises(PolicyError):
        main()
