"""Who may open a case: everybody of its organisation but the recused, in whatever is asked."""

from sqlalchemy import select

from case_management.cases.case_access import (
    Recusal,
    cases_closed_to,
    count_closed_to,
    recused_from_all,
    set_watching,
    share_recusals,
    visible_to,
    watchers_of,
)
from case_management.cases.lists.searched import count_cases
from case_management.cases.models import Case
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.work import STRANGER, member_of


def recusal(case_id: str, member_id: str) -> Recusal:
    return Recusal(
        case_id=case_id, member_id=member_id, reason="kin", recused_by="x", recused_at=NOON
    )


def two_cases(house: House) -> tuple[str, str]:
    house.text("no salary for two months")
    house.text("they beat us", sender="+12025550171")
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case.id).order_by(Case.opened_at, Case.id))
    return first, second


def test_a_recused_member_sees_every_other_case(both_houses: House) -> None:
    first, second = two_cases(both_houses)
    with transaction(both_houses.engine) as session:
        session.add(recusal(first, both_houses.member_id))
        session.flush()
        me, other = member_of(both_houses), member_of(both_houses, member_id="f" * 32)
        seen = {
            who: set(session.scalars(select(Case.id).where(*visible_to(who))))
            for who in (me, other, STRANGER)
        }
        assert seen == {me: {second}, other: {first, second}, STRANGER: set()}
        assert cases_closed_to(session, me.id, [first, second]) == {first}
        assert [count_closed_to(session, one) for one in (me, other, STRANGER)] == [1, 0, 0]
        assert [count_cases(session, one) for one in (me, other, STRANGER)] == [1, 2, 0]


def test_whoever_may_open_one_of_some_cases_is_not_closed_to_all(house: House) -> None:
    first, second = two_cases(house)
    with transaction(house.engine) as session:
        session.add_all(
            recusal(case, who) for case, who in ((first, "a"), (second, "a"), (first, "b"))
        )
        session.flush()
        assert recused_from_all(session, [first, second]) == {"a"}
        assert recused_from_all(session, [first]) == {"a", "b"}


def test_cases_that_become_one_are_closed_to_the_same_members(house: House) -> None:
    first, second = two_cases(house)
    with transaction(house.engine) as session:
        session.add_all([recusal(first, "a"), recusal(second, "b"), recusal(second, "a")])
        session.flush()
        share_recusals(session, first, second)
        for member in ("a", "b"):
            assert cases_closed_to(session, member, [first, second]) == {first, second}


def test_a_member_follows_a_case_until_no_longer(house: House) -> None:
    first, _ = two_cases(house)
    with transaction(house.engine) as session:
        for watches in (True, True, False, False, True):
            set_watching(session, first, "a", watches=watches)
            session.flush()
            assert watchers_of(session, first) == (["a"] if watches else [])
