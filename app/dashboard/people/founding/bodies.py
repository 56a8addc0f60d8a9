"""The JSON body that founding posts."""

from app.dashboard.frame.json_bodies import Document, Key, SignatureBytes
from app.dashboard.people.credentials import CredentialsBody
from app.dashboard.people.grants import GrantBody


class FoundBody(CredentialsBody):
    """POST /found/<id>."""

    secret: Key
    document: Document
    signature: SignatureBytes
    epochs: list[GrantBody]
