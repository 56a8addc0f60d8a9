"""Evidence is taken in from the page, goes from hand to hand, and findings rest on it."""

from typing import Any

from config.platform.database import new_id
from tests.app.dashboard.monitor.case_steps import investigated
from tests.support.desk import Desk

TEXT = "Pay sheets of line 4"


def taken_in(desk: Desk, case: str, kind: str = "document", **more: object) -> str:
    """A piece of evidence from the union; gives its id."""
    sealed = desk.sealed("evidence", {"text": TEXT, "supports": "no overtime"})
    entry = desk.sealed("custody", {"text": "in the safe"})
    body = {**sealed, "kind": kind, "source": "union", "received": "2026-11-20", "media": None}
    answer = desk.post(f"/cases/{case}/evidence", {**body, "entry": entry, **more})
    assert (answer.status_code, answer.json) == (201, {"id": sealed["id"]})
    return str(sealed["id"])


def checked(desk: Desk, case: str, item: str, step: str = "checked") -> Any:
    sealed = desk.sealed("custody", {"text": "compared"})
    body = {**sealed, "step": step, "happened": "2026-11-21"}
    return desk.post(f"/cases/{case}/evidence/{item}/custody", body)


def test_evidence_is_served_sealed_with_its_chain(desk: Desk) -> None:
    case = investigated(desk)
    item = taken_in(desk, case)
    assert checked(desk, case, item).status_code == 201
    page = desk.page(f"/cases/{case}/evidence")
    assert TEXT not in page
    assert "1. Document" in page
    assert page.index("<strong>Taken in</strong>") < page.index("Checked: it is genuine</strong>")
    served = desk.data(f"/cases/{case}/evidence/records.json")["records"]
    assert sorted(one["kind"] for one in served) == ["custody", "custody", "evidence"]
    history = desk.page(f"/cases/{case}")
    assert "took in evidence: 1. Document" in history
    assert "wrote down what happened to evidence: 1. Checked: it is genuine" in history


def test_what_is_not_of_the_case_is_not_there(desk: Desk) -> None:
    case = investigated(desk)
    assert checked(desk, case, new_id()).status_code == 404
    item = taken_in(desk, case)
    assert checked(desk, new_id(), item).status_code == 404
    assert checked(desk, case, item, "taken_in").status_code == 409
    sealed = desk.sealed("evidence", {"text": TEXT})
    body = {**sealed, "kind": "picture", "source": "worker", "received": "2026-11-20"}
    body["entry"] = desk.sealed("custody", {"text": "x"})
    assert desk.post(f"/cases/{case}/evidence", {**body, "media": new_id()}).status_code == 404


def test_a_finding_rests_on_evidence_and_says_where_that_supports_less(desk: Desk) -> None:
    case = investigated(desk)
    item = taken_in(desk, case)
    finding = {**desk.sealed("finding", {"summary": "yes"}), "result": "partly", "grade": "E3"}
    path = f"/cases/{case}/findings"
    refused = desk.post(path, {**finding, "evidence": [new_id()]})
    assert (refused.status_code, refused.json["code"]) == (409, "evidence_unknown")
    assert desk.post(path, {**finding, "evidence": [item]}).status_code == 201
    side = desk.page(f"/cases/{case}/side")
    assert "Rests on the evidence 1. Document." in side
    assert "this supports E1 at most" in side
    checked(desk, case, item)
    assert "at most" not in desk.page(f"/cases/{case}/side")
