"""The JSON body of a gloss."""

from typing import Annotated

from pydantic import Field

from app.dashboard.monitor.own_grant import RecordBody


class GlossBody(RecordBody):
    """POST /cases/<id>/messages/<message>/gloss."""

    source: Annotated[str, Field(max_length=10)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
