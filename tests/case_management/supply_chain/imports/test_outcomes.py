"""Rows are counted as they pass; reasons without what stands in the row."""

from case_management.supply_chain.imports.outcomes import (
    ImportFigures,
    RowOutcome,
    TakenRow,
    in_words,
)


def test_figures() -> None:
    rows = [
        TakenRow(1, RowOutcome.NEW, "{}", "ignored"),
        TakenRow(2, RowOutcome.REFUSED, "{}", in_words("country_unknown", {"country": "Mu"})),
        TakenRow(3, RowOutcome.REFUSED, "{}", in_words("country_unknown", {"country": "Oz"})),
    ]
    figures = ImportFigures()
    assert list(figures.counted(iter(rows))) == rows
    assert figures.by_outcome() == {"new": 1, "matched": 0, "unclear": 0, "refused": 2}
    assert figures.reasons == {"country_unknown": 2}
    assert rows[1].why == "country_unknown Mu"
