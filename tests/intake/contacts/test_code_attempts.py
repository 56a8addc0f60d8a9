from datetime import timedelta

from config.platform.database import transaction
from config.policy.lines.intake import CodeAttemptLimits
from intake.contacts.code_attempts import may_try_code, note_wrong_code
from tests.support.house import NOON, House

LIMITS = CodeAttemptLimits(per_sender=2, in_all=3)
ONE, OTHER, THIRD = b"1" * 32, b"2" * 32, b"3" * 32


def test_a_sender_may_be_wrong_so_often_an_hour_whatever_others_do(house: House) -> None:
    with transaction(house.engine) as session:
        for sender in (ONE, ONE):
            assert may_try_code(session, sender, LIMITS, NOON)
            assert not note_wrong_code(session, sender, LIMITS, NOON)
        assert not may_try_code(session, ONE, LIMITS, NOON)
        assert may_try_code(session, OTHER, LIMITS, NOON)
        # All together are at their limit: it is told, and refuses nobody.
        assert note_wrong_code(session, OTHER, LIMITS, NOON)
        assert may_try_code(session, THIRD, LIMITS, NOON)
        assert may_try_code(session, ONE, LIMITS, NOON + timedelta(hours=1))
        assert not note_wrong_code(session, ONE, LIMITS, NOON + timedelta(hours=1))
