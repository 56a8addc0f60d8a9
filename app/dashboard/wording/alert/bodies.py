"""The JSON bodies in which an alert's document comes, from those who draft and release it."""

from typing import Annotated

from pydantic import Field

from app.dashboard.frame.json_bodies import Body, Document

AlertBytes = Annotated[Document, Field(max_length=200_000)]


class PreviewBody(Body):
    """The canonical JSON of an alert document."""

    document: AlertBytes
