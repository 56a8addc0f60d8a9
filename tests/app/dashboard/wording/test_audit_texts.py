"""Whatever the log can say was done has its words, so that no page of it shows a bare code."""

from app.dashboard.wording.audit_texts import ALL_DEEDS, DEEDS, OTHER_DEEDS
from case_management.audit.audit_action import AuditAction


def test_every_action_has_words_and_one_place() -> None:
    assert set(ALL_DEEDS) == set(AuditAction)
    assert not set(DEEDS) & set(OTHER_DEEDS)
