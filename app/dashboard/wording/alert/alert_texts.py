"""An alert's coded fields in words of the reader's language; nothing finer than a month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from flask_babel import get_locale, gettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from case_management.disclosure.fields import AlertFields
from config.policy.policy import Policy

LABELS: Mapping[str, LazyString] = {
    "reference": _("Alert"),
    "factory": _("Factory"),
    "country": _("Country"),
    "region": _("Region"),
    "category": _("Kind of grievance"),
    "ilo": _("ILO conventions"),
    "level": _("Severity"),
    "evidence_grade": _("Evidence"),
    "period": _("When"),
    "affected_band": _("Workers affected"),
    "asked_action": _("Action"),
    "contractor": _("Contractor"),
    "what_not_to_do": _("What not to do"),
    "remedy_requested": _("Remedy asked for"),
    "due_month": _("Until"),
}
MATTER = (
    "factory",
    "country",
    "region",
    "category",
    "level",
    "evidence_grade",
    "period",
    "affected_band",
    "ilo",
    "reference",
)
ASKED = ("asked_action", "contractor", "remedy_requested", "due_month")
CAUTIONS = ("what_not_to_do",)


@dataclass(frozen=True)
class FieldWords:
    """One field as it is shown."""

    name: str
    label: str
    values: tuple[str, ...]


def lines_of(fields: AlertFields, names: Iterable[str], policy: Policy) -> list[FieldWords]:
    """The named fields in words; those that the alert leaves out are not shown."""
    found = []
    for name in names:
        value = getattr(fields, name)
        codes = value if isinstance(value, tuple) else (value,)
        words = tuple(words_of(name, code, policy) for code in codes if code is not None)
        if words:
            found.append(FieldWords(name, str(LABELS[name]), words))
    return found


def words_of(name: str, code: str, policy: Policy) -> str:
    """One value of a field. A code that the policy has no more is shown as it was signed."""
    tables = _tables(policy)
    if name in tables:
        label = tables[name].get(code)
        return gettext(label) if label else code
    if name == "country":
        return str(get_locale().territories.get(code, code))
    if name in {"period", "due_month"}:
        return period_words(code)
    if name == "ilo":
        return f"ILO {code}"
    if name == "affected_band":
        return _band_words(code, policy)
    return code


def _tables(policy: Policy) -> dict[str, Mapping[str, str]]:
    return {
        "category": {key: one.label for key, one in policy.categories.items()},
        "level": {key: one.label for key, one in policy.levels.items()},
        "evidence_grade": policy.evidence.grades,
        "asked_action": policy.buyer_actions,
        "what_not_to_do": policy.cautions,
        "remedy_requested": policy.remedies,
    }


def all_words(policy: Policy) -> dict[str, object]:
    """What a page needs to show a document: {"labels": [[field, words]], "codes": {field: …}}.

    The labels are in the order in which they are shown; codes are words by code.
    """
    codes = {
        name: {code: gettext(label) for code, label in table.items()}
        for name, table in _tables(policy).items()
    }
    return {"labels": [(name, str(label)) for name, label in LABELS.items()], "codes": codes}


def language_name(code: str) -> str:
    """A language in the reader's own; the code where nobody knows it."""
    # Asked for first: parsed, "tl" becomes "Filipino (Philippines)".
    if named := get_locale().languages.get(code):
        return str(named)
    try:
        return Locale.parse(code).get_display_name(get_locale()) or code
    except (UnknownLocaleError, ValueError):
        return code


def period_words(code: str) -> str:
    """ "2026-11" as "November 2026", "2026-Q4" as "4th quarter 2026"."""
    year, _hyphen, part = code.partition("-")
    try:
        if part.startswith("Q"):
            first = date(int(year), int(part[1:]) * 3 - 2, 1)
            return format_date(first, "QQQQ y", locale=get_locale())
        return month_words(date(int(year), int(part), 1))
    except ValueError:
        return code


def month_words(day: date) -> str:
    """The month of a day: all that a buyer learns of when something happened."""
    return str(format_skeleton("yMMMM", day, locale=get_locale()))


def _band_words(code: str, policy: Policy) -> str:
    if code == policy.disclosure.unbanded:
        return str(gettext(code))
    return str(gettext("%(band)s workers", band=code.replace("-", "–")))
