"""What is said of a task, in words."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

TASK_STATES: Mapping[str, LazyString] = {
    "open": _("Still to be done"),
    "done": _("Done"),
    "dropped": _("Not needed any more"),
}

TASK_STEPS: Mapping[str, LazyString] = {
    "finish": _("Done"),
    "drop": _("Not needed any more"),
    "reopen": _("Still to be done"),
}
"""The events of `case_management/tasks/rules.py`."""
