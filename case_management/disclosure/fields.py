"""The fields that an alert to public buyers may carry: nothing that has no field here can leave.

Pure.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from case_management.refusals import Refusal

# No digits: a reference must not be able to carry a day, a count or a worker's code.
REFERENCE = re.compile(r"[A-Z]-[A-Z]{6,12}")


@dataclass(frozen=True)
class AlertFields:
    """The coded fields of an alert; no other fields exist.

    `country` is ISO 3166-1 alpha-2, `category` a policy key, `period` a month "2026-11" or a
    quarter "2026-Q4", `due_month` a month; actions, cautions and remedies are policy codes.
    """

    reference: str
    factory: str | None
    country: str
    region: str | None
    category: str
    ilo: tuple[str, ...]
    level: str
    evidence_grade: str
    period: str
    affected_band: str
    asked_action: str
    contractor: str | None
    what_not_to_do: tuple[str, ...]
    remedy_requested: str
    due_month: str


def read_fields(raw: Mapping[str, object]) -> AlertFields:
    """The fields of a decoded document; raises Refusal if one is missing, extra or mistyped."""
    kinds = {field.name: field.type for field in fields(AlertFields)}
    for name in sorted(set(raw) ^ set(kinds)):
        raise Refusal("field_missing" if name in kinds else "field_unknown", field=name)
    values: dict[str, object] = {}
    for name, kind in kinds.items():
        value = raw[name]
        if kind == tuple[str, ...]:
            good = isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value)
            values[name] = tuple(value) if isinstance(value, (list, tuple)) else value
        else:
            good = isinstance(value, str) or (value is None and kind == str | None)
            values[name] = value
        if not good:
            raise Refusal("field_of_wrong_type", field=name)
    return AlertFields(**values)  # type: ignore[arg-type]  # each was checked above
