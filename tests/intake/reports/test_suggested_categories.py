from config.policy.policy import load_policy
from intake.dialogue.model.effects import Propose
from intake.reports.events import BecameCase, CategoriesSuggested, DangerReported
from intake.reports.report import Report
from intake.reports.suggested_categories import keys_of, suggest_categories, untag

POLICY = load_policy()


def test_what_is_new_is_added_and_danger_is_told_each_time() -> None:
    code = next(one.code for one in POLICY.categories.values() if not one.monitor_only)
    (key,) = keys_of((code,), POLICY)
    report = Report(id="r", proposed="", danger=False)
    proposed = Propose((code,), danger=True)
    assert suggest_categories(report, proposed, POLICY) == [
        CategoriesSuggested("r", (key,)),
        DangerReported("r"),
    ]
    assert suggest_categories(report, proposed, POLICY) == [DangerReported("r")]
    assert report.category == key


def test_words_never_propose_what_monitors_alone_choose() -> None:
    alone = tuple(one.code for one in POLICY.categories.values() if one.monitor_only)
    assert keys_of(alone, POLICY) == ()


def test_a_try_becomes_a_case_once() -> None:
    report = Report(id="r", test=True, question=False)
    assert untag(report) == [BecameCase("r")]
    assert untag(report) == []
