"""Published figures as HTML, CSV and JSON: one fixed page, in the language of who publishes."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from app.mail.catalogs import RIGHT_TO_LEFT, texts_in
from app.publication.words import GROUPS, STEPS
from app.publication.words import SHARES as SHARE_WORDS
from case_management.publication.published_figures import (
    FLOW,
    SHARES,
    SUMS,
    PublishedFigures,
)
from case_management.remedies.money import Money, decimals
from config.policy.policy import Policy

FORM = "firedoor-public/1"
SCHEMA = "figures.schema.json"
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """Whose figures, in which language, frozen on which day."""

    organisation: str
    language: str
    frozen_on: date


def as_json(page: Page, figures: PublishedFigures) -> str:
    """By figures.schema.json; null is what is hidden."""
    return json.dumps(_content(page, figures), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def as_csv(page: Page, figures: PublishedFigures) -> str:
    """One row a number: figure, name, number, of; what is hidden is empty."""
    content, out = _content(page, figures), io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(("figure", "name", "number", "of"))
    rows.writerow(("month", "", content["month"], ""))
    for one in content["flow"]:
        rows.writerow(("flow", one["step"], one["count"], ""))
    for one in content["shares"]:
        rows.writerow(("share", one["name"], one["part"], one["whole"]))
    for figure in ("categories", "causes"):
        for one in content[figure]:
            rows.writerow((figure, one["code"], one["count"], ""))
    for one in content["money"]:
        for kind in SUMS:
            rows.writerow(("money", f"{one['currency']} {kind}", one[kind], ""))
    return out.getvalue()


def as_html(page: Page, figures: PublishedFigures, policy: Policy) -> str:
    """The page."""
    part, values = part_of_page(page, figures, policy)
    return part.environment.get_template("page.html").render(values)


def part_of_page(
    page: Page, figures: PublishedFigures, policy: Policy
) -> tuple[Template, dict[str, Any]]:
    """What stands in its middle, for those who look before, and the values that it needs."""
    texts = texts_in(page.language, domain="dashboard")
    language = page.language if texts else "en"

    def say(text: str, **values: object) -> str:
        found = texts.get(text, text)
        return found % values if values else found

    environment = _environment()
    environment.globals["_"] = say
    values = {
        "page": page,
        "figures": _content(page, figures),
        "steps": STEPS,
        "shares": SHARE_WORDS,
        "groups": GROUPS,
        "labels": {key: say(one.label) for key, one in policy.categories.items()},
        "money": lambda minor, currency: _money_words(Money(minor, currency), language),
        "percent": lambda part, whole: f"{round(100 * part / whole)}%",
        "month": format_date(page.frozen_on, "MMMM y", locale=language),
        "day": format_date(page.frozen_on, "long", locale=language),
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
    }
    return environment.get_template("figures.html"), values


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined
    )


def as_index(pages: Mapping[str, Page]) -> str:
    """Who publishes here; by folder."""
    return _environment().get_template("index.html").render(pages=pages)


def _content(page: Page, figures: PublishedFigures) -> dict[str, Any]:
    currencies = sorted({name.partition(" ")[0] for name in figures.money})
    return {
        "form": FORM,
        "publisher": page.organisation,
        "month": f"{page.frozen_on:%Y-%m}",
        "least": figures.least,
        "flow": [{"step": one, "count": figures.flow.get(one)} for one in FLOW],
        "shares": [{"name": one, **_share(figures.shares.get(one))} for one in SHARES],
        "categories": [
            {"code": code, "count": count} for code, count in figures.categories.items()
        ],
        "causes": [{"code": code, "count": count} for code, count in figures.causes.items()],
        "money": [
            {"currency": one, **{kind: figures.money.get(f"{one} {kind}") for kind in SUMS}}
            for one in currencies
        ],
    }


def _share(share: tuple[int, int] | None) -> dict[str, int | None]:
    part, whole = share or (None, None)
    return {"part": part, "whole": whole}


def _money_words(money: Money, language: str) -> str:
    """With the decimals of its currency and its code, which no two currencies share."""
    places = decimals(money.currency)
    pattern = "#,##0" + ("." + "0" * places if places else "") + "\xa0¤¤"
    return format_currency(
        money.amount, money.currency, pattern, locale=language, currency_digits=False
    )
