"""Who may be given a case: those of the roster who work on cases, by name."""

from dataclasses import replace

from flask import g

from app.dashboard.frame.members import roster
from app.dashboard.monitor.case.colleagues import colleagues
from tests.support.desk import Desk
from tests.support.house import House


def test_colleagues_are_those_of_the_roster_by_name(desk: Desk, house: House) -> None:
    with desk.asking():
        assert colleagues() == [(house.member_id, "Asha")]
        known = roster()
        (asha,) = known.members.values()
        more = {
            "z": replace(asha, id="z", name="Zeenat", roles=frozenset({"investigator"})),
            "a": replace(asha, id="a", name="Adil", roles=frozenset({"triager"})),
            # A role of another kind of organisation works on no case.
            "b": replace(asha, id="b", name="Bo", roles=frozenset({"buyer"})),
        }
        g.roster = replace(known, members={asha.id: asha, **more})
        assert [name for _id, name in colleagues()] == ["Adil", "Asha", "Zeenat"]
