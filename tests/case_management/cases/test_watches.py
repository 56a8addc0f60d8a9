"""What is known of a watched case."""

from case_management.cases.watches import check_ins_of, trigger_since, triggers_of, watch_of
from config.platform.database import new_id, transaction
from tests.support.house import House
from tests.support.watched import asked, watched


def test_of_another_case_there_is_nothing(both_houses: House) -> None:
    case_id = watched(both_houses)
    asked(both_houses)
    with transaction(both_houses.engine) as session:
        assert watch_of(session, case_id) is not None
        assert [one.asked_count for one in check_ins_of(session, case_id)] == [1]
        assert triggers_of(session, case_id) == []
        other = new_id()
        assert watch_of(session, other) is None
        assert (check_ins_of(session, other), trigger_since(session, other)) == ([], None)
