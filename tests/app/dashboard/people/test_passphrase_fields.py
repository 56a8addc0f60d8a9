"""Wherever a passphrase is typed it is masked, may be pasted, and has no longest length."""

import re

from tests.structure.tree import ROOT

CALL = re.compile(r"field\((?:[^()]|\([^()]*\))*\)")


def test_every_field_is_masked_and_helped_by_password_managers() -> None:
    fields = [
        call
        for page in (ROOT / "app" / "dashboard" / "people").rglob("*.html")
        for call in CALL.findall(page.read_text("utf-8"))
        if "assphrase" in call
    ]
    assert len(fields) >= 6
    for one in fields:
        assert '"password"' in one, one
        assert "current-password" in one or "new-password" in one, one
        assert "maxlength" not in one and "pattern" not in one, one
