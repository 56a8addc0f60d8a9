"""The JSON bodies of sealed texts that the page of a remedy posts."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.dashboard.frame.json_bodies import Body, Identifier
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
    element: Code | None = None
    agreement: Identifier | None = None


class NoteBody(RecordBody):
    """POST /cases/<id>/remedy/actions/<action>/notes; without `event` no step is taken."""

    event: Code = ""
    seen: Code = ""
    """The state of the action that the page showed."""


class NegotiationBody(RecordBody):
    """POST /cases/<id>/remedy/negotiations."""

    held: date
    representation: Code
    outcome: Code


class AgreementBody(RecordBody):
    """POST /cases/<id>/remedy/agreements."""

    signed: date
    representation: Code
    other: Code
    ends: date | None = None
    item: Identifier | None = None
