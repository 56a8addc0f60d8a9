"""A fault meets as many sends as it was asked for, then the service is as usual."""

from bots.practice.faults import CarrierFault, Faults
from bots.practice.habits import Habit, Habits


def test_a_fault_is_used_up() -> None:
    faults, fault = Faults(Habits()), CarrierFault(500, None, 2)
    faults.put("twilio", fault)
    assert faults.take("telegram") is None
    assert faults.take("twilio") == fault
    assert faults.standing() == {"twilio": CarrierFault(500, None, 1)}
    assert faults.take("twilio") == CarrierFault(500, None, 1)
    assert faults.take("twilio") is None


def test_none_clears_it() -> None:
    faults = Faults(Habits())
    faults.put("mail", CarrierFault(None, "before", 9))
    faults.put("mail", None)
    assert faults.take("mail") is None


def test_a_habit_goes_on() -> None:
    habits = Habits()
    habits.put("telegram", Habit(errors=1.0))
    habits.put("mail", Habit(half_answers=1.0))
    faults = Faults(habits)
    assert [faults.take("telegram") for _ in range(3)] == [CarrierFault(502, None, 1)] * 3
    assert faults.take("mail") == CarrierFault(None, "half", 1)
