"""The JSON bodies of sealed texts that the page of a remedy posts."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.dashboard.frame.json_bodies import Body
from app.dashboard.monitor.own_grant import RecordBody

Code = Annotated[str, Field(max_length=20)]


class CostBody(Body):
    """What an action costs, as it was typed, and who pays."""

    amount: Annotated[str, Field(max_length=40)]
    currency: Annotated[str, Field(max_length=10)]
    payer: Code


class ActionBody(RecordBody):
    """POST /cases/<id>/remedy/actions."""

    kind: Code
    owner: Code
    due: date
    cost: CostBody | None = None


class NoteBody(RecordBody):
    """POST /cases/<id>/remedy/actions/<action>/notes; without `event` no step is taken."""

    event: Code = ""
    seen: Code = ""
    """The state of the action that the page showed."""
