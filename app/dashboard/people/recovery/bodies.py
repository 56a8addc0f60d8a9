"""The JSON body that recovery posts."""

from app.dashboard.frame.json_bodies import Document, Key, SignatureBytes
from app.dashboard.people.credentials import CredentialsBody
from app.dashboard.people.grants import GrantBody


class RecoverBody(CredentialsBody):
    """POST /recover/<id>: the roster that the papers signed, and secrets for its newcomer."""

    secret: Key
    document: Document
    signature: SignatureBytes
    epochs: list[GrantBody]
