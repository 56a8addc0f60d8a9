"""What stands in charts and tables has no small number, in whatever they are drawn."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.dashboard.frame.request import Dashboard
from app.dashboard.monitor.statistics.charts import (
    WIDEST,
    clock_bars,
    flow_bars,
    key_figures,
    kind_bars,
    notes_of,
    places_table,
    reply_rows,
    share_words,
)
from case_management.statistics.figures import OutcomeFigures, ReportCounts, figures
from case_management.statistics.share import Share
from config.policy.policy import Policy
from tests.case_management.statistics.test_figures import CASE, NO_REMEDIES
from tests.support.house import NOON

HIDDEN = "too few to show"


def of(count: int, **changed: object) -> OutcomeFigures:
    case = replace(CASE, **changed)  # type: ignore[arg-type]
    return figures(
        ReportCounts(count, 0, 0), [case] * count, NOON + timedelta(days=10), NO_REMEDIES
    )


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(0, 0), "none yet"),
        (Share(1, 3), HIDDEN),
        (Share(1, 9), HIDDEN),
        (Share(5, 20), "25 % of 20"),
        (Share(20, 20), "100 % of 20"),
    ],
)
def test_a_share_in_words(in_english: Dashboard, share: Share, words: str) -> None:
    assert share_words(share) == words


def test_few_cases_show_no_number_at_all(in_english: Dashboard, policy: Policy) -> None:
    found = of(3, first_opened_at=NOON)
    labels, rows = places_table(found, policy)
    bars = [*clock_bars(found, policy), *flow_bars(found), *kind_bars(found, policy)]
    texts = [
        *(one.shown for one in bars),
        *(one.shown for one in key_figures(found)),
        *(cell for row in rows for cell in row[1:]),
        *(cell for row in reply_rows(found, policy) for cell in row[1:]),
    ]
    assert set(texts) <= {HIDDEN, "none yet", "0"}
    assert all(bar.width == 0 for bar in bars)
    assert labels[-1] == "All kinds"


def test_many_cases_are_drawn_to_scale(in_english: Dashboard, policy: Policy) -> None:
    found = of(20, first_opened_at=NOON, state="investigating")
    assert [bar.width for bar in clock_bars(found, policy)] == [0, 0, WIDEST, 0]
    flow = flow_bars(found)
    assert [bar.shown for bar in flow] == ["20", "20", "20", "0", "0", "0"]
    assert flow[0].width == WIDEST
    assert "Wages: 20" in notes_of(kind_bars(found, policy))
    assert places_table(found, policy)[1] == [["Meghna", "20", "20"], ["All factories", "20", "20"]]


def test_no_share_tells_what_the_table_of_kinds_hides(
    in_english: Dashboard, policy: Policy
) -> None:
    kinds = ["WAGES"] * 10 + ["RETALIATION"] * 6 + ["HARASSMENT"] * 2
    cases = [replace(CASE, category=kind) for kind in kinds]
    found = figures(ReportCounts(18, 0, 0), cases, NOON + timedelta(days=10), NO_REMEDIES)
    assert [bar.shown for bar in kind_bars(found, policy)] == [HIDDEN, HIDDEN, "10"]
    [about] = [one for one in key_figures(found) if one.label == "About retaliation"]
    assert about.shown == HIDDEN
    [about] = [one for one in key_figures(of(6, category="RETALIATION")) if "retal" in one.label]
    assert about.shown == "100 % of 6"
