"""The JSON bodies of sealed texts that the page of evidence posts."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.dashboard.frame.json_bodies import Identifier
from app.dashboard.monitor.own_grant import RecordBody

Code = Annotated[str, Field(max_length=20)]


class ItemBody(RecordBody):
    """POST /cases/<id>/evidence; `entry` is the first of its chain of custody."""

    kind: Code
    source: Code
    received: date
    media: Identifier | None = None
    entry: RecordBody


class CustodyBody(RecordBody):
    """POST /cases/<id>/evidence/<item>/custody."""

    step: Code
    happened: date


class FactBody(RecordBody):
    """POST /cases/<id>/evidence/facts."""

    kind: Code
