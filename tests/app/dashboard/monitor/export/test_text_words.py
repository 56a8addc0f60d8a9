"""What is said in a file of each kind of text beside who wrote it."""

from datetime import date

from app.dashboard.monitor.export.text_words import about
from case_management.cases.lists.searched import SEALED_KINDS
from case_management.evidence.models import CustodyEntry, EvidenceItem
from case_management.exports.exported_cases import ExportedText, PlannedAction
from case_management.facts.models import SealedFact
from case_management.glosses.models import Gloss
from case_management.negotiations.models import Agreement, Negotiation
from case_management.sealed_texts import CaseText
from case_management.tasks.models import CaseTask
from tests.support.desk import Desk
from tests.support.house import NOON

DAY = date(2026, 11, 22)
SAID: dict[str, tuple[CaseText, str]] = {
    "task": (CaseTask(state="open", due_on=DAY), "Still to be done, 2026-11-22"),
    "evidence": (
        EvidenceItem(number=3, kind="document", source="union", received_on=DAY),
        "3. Document, A union or a committee, 2026-11-22",
    ),
    "custody": (
        CustodyEntry(number=1, step="taken_in", happened_on=DAY),
        "1. Taken in, 2026-11-22",
    ),
    "fact": (SealedFact(kind="wage"), "Wage of one worker"),
    "gloss": (Gloss(language="en", source="model"), "en, model"),
    "negotiation": (
        Negotiation(representation="union", outcome="goes_on", held_on=DAY),
        "A union, It goes on, 2026-11-22",
    ),
    "agreement": (
        Agreement(representation="union", other_party="factory", signed_on=DAY, ends_on=None),
        "A union, The factory, 2026-11-22",
    ),
}


def test_each_kind_has_its_words(desk: Desk) -> None:
    assert set(SAID) == {kind for kind, _ in SEALED_KINDS}
    with desk.asking():
        for kind, (row, words) in SAID.items():
            assert about(ExportedText("c", "t", kind, NOON, written=row)) == words


def test_what_is_said_of_an_action_and_of_a_step(desk: Desk) -> None:
    text = ExportedText("c", "t", "remedy-note", NOON)
    planned = PlannedAction("repay", "agreed", "factory", DAY, "back_pay")
    with desk.asking():
        assert about(text) == ""
        assert about(ExportedText("c", "t", "note", NOON, step="dispute")) == "It is disputed"
        said = about(ExportedText("c", "t", "remedy-action", NOON, planned=planned))
    assert said == (
        "Repay or compensate, Pay for the time since the dismissal, Agreed, The factory, 2026-11-22"
    )
