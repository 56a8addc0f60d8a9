"""The JSON body of a task that the page of a case posts."""

from datetime import date

from app.dashboard.frame.json_bodies import Identifier
from app.dashboard.monitor.own_grant import RecordBody


class TaskBody(RecordBody):
    """POST /cases/<id>/tasks; without `assignee` it is nobody's yet."""

    due: date
    assignee: Identifier | None = None
