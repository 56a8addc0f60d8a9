"""The JSON bodies of sealed texts that the case page posts."""

from typing import Annotated

from pydantic import Field

from app.dashboard.frame.json_bodies import Body, Identifier
from app.dashboard.monitor.own_grant import RecordBody, Sealed
from case_management.cases.notes import NoteKind


class ReplyBody(RecordBody):
    """POST /cases/<id>/reports/<rid>/reply."""

    payload: Sealed
    urgent: bool = False
    read_to: Annotated[int, Field(ge=0)] | None = None
    """The number of the last message of the thread that the member knows of."""


class CaseNoteBody(RecordBody):
    """POST /cases/<id>/notes."""

    kind: Annotated[str, Field(max_length=20)] = NoteKind.NOTE
    may_be_told: bool | None = None


class FindingBody(RecordBody):
    """POST /cases/<id>/findings."""

    result: Annotated[str, Field(max_length=20)]
    grade: Annotated[str, Field(max_length=2)]
    affected_count: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    evidence: Annotated[list[Identifier], Field(max_length=200, default_factory=list)]
    """The ids of the items of the register that it rests on."""


class LevelRequestBody(RecordBody):
    """POST /cases/<id>/level-request; the record bears the case's id."""

    level: Annotated[str, Field(max_length=2)]


class SeenBody(Body):
    """POST /cases/<id>/read: the messages that were open and on the screen."""

    seen: Annotated[list[Identifier], Field(max_length=25_000)]
